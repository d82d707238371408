package org.latticeipc.scenarios.command.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.scenarios.format.InputError;

/** Reads and shows network addresses; an IPv6 address is in brackets, as in {@code [::1]:7700}. */
public final class HostPort {
  private static final Pattern FORM = Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:\\s]+)):(\\d{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  private HostPort() {}

  public static InetSocketAddress parse(String text) throws InputError {
    Matcher form = FORM.matcher(text);
    int port = form.matches() ? Integer.parseInt(form.group(3)) : 0;
    if (port < 1 || port > HIGHEST_PORT) {
      throw new InputError(
          "lattice: found '"
              + text
              + "', expected HOST:PORT with a port from 1 to 65535, such as 127.0.0.1:7700");
    }
    return new InetSocketAddress(host(form.group(1) == null ? form.group(2) : form.group(1)), port);
  }

  public static InetAddress host(String name) throws InputError {
    try {
      return InetAddress.getByName(name);
    } catch (UnknownHostException e) {
      throw new InputError("lattice: '" + name + "' is no host that is known here");
    }
  }

  /** A port to listen on; 0 is any free one. */
  public static int listening(int port) throws InputError {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new InputError("lattice: --port: found " + port + ", expected 0 to " + HIGHEST_PORT);
    }
    return port;
  }

  public static String show(InetAddress address, int port) {
    String host = address.getHostAddress();
    return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
  }
}
