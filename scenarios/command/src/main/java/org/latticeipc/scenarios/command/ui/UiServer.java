package org.latticeipc.scenarios.command.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;

/**
 * Serves the page and answers it, on the loopback address only. Whoever asks must know the token in
 * the address, which is made anew at each start, and must ask this host by its name, so that no
 * other page in the browser can. One question is answered at a time; who begins to ask and does not
 * get on keeps nobody waiting, and is hung up on.
 */
public final class UiServer implements AutoCloseable {
  private static final int TOKEN = 16;
  private static final int MOST_BYTES = 1 << 20;
  private static final int OK = 200;
  private static final int REFUSED = 400;
  private static final int FORBIDDEN = 403;
  private static final int UNKNOWN = 404;
  private static final int BROKEN = 500;

  /** How many connections are read at once; each takes a thread while something is read. */
  private static final int READERS = 64;

  /** How long a request may take to come, all of it. */
  private static final int LONGEST_REQUEST_SECONDS = 5;

  static {
    // The JDK's server lets a request take for ever, unless told before there is one.
    System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(LONGEST_REQUEST_SECONDS));
  }

  private final HttpServer server;
  private final ExecutorService readers = Executors.newFixedThreadPool(READERS);

  /** Answers all questions. */
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  private final byte[] token;
  private final String shownToken;
  private final UiSession session;

  /**
   * Listens.
   *
   * @param port 0 for any
   * @throws IOException if the port is taken
   */
  public UiServer(int port, UiSession session) throws IOException {
    byte[] random = new byte[TOKEN];
    new SecureRandom().nextBytes(random);
    this.shownToken = HexFormat.of().formatHex(random);
    this.token = shownToken.getBytes(StandardCharsets.US_ASCII);
    this.session = session;
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    server.setExecutor(readers);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address of the page, with the token. */
  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/?token=" + shownToken);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        if (!isAllowed(exchange)) {
          send(exchange, FORBIDDEN, "text/plain", "the token is missing or wrong\n");
          return;
        }
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("GET") && path.equals("/")) {
          send(exchange, OK, "text/html", page());
        } else if (exchange.getRequestMethod().equals("POST") && path.startsWith("/do/")) {
          Map<String, @Nullable Object> asked = body(exchange);
          Fields fields = answered(path.substring("/do/".length()), asked);
          send(exchange, OK, "application/json", Json.line(fields));
        } else {
          send(exchange, UNKNOWN, "text/plain", "there is no such page\n");
        }
      } catch (InputError | IllegalArgumentException | Json.Malformed e) {
        String line = String.valueOf(e.getMessage());
        send(exchange, REFUSED, "application/json", Json.line(new Fields().put("error", line)));
      } catch (RuntimeException e) {
        send(exchange, BROKEN, "application/json", Json.line(new Fields().put("error", "" + e)));
      }
    }
  }

  private Fields answered(String question, Map<String, @Nullable Object> asked) throws InputError {
    try {
      return thread.submit(() -> session.answer(question, asked)).get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof InputError refused) {
        throw refused;
      }
      if (cause instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server ends", e);
    }
  }

  /** The token, and the host by the name that the browser was given. */
  private boolean isAllowed(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String own = "127.0.0.1:" + server.getAddress().getPort();
    String given = exchange.getRequestHeaders().getFirst("X-Lattice-Token");
    String query = exchange.getRequestURI().getQuery();
    if (given == null && exchange.getRequestMethod().equals("GET") && query != null) {
      given = query.startsWith("token=") ? query.substring("token=".length()) : "";
    }
    return own.equals(host)
        && given != null
        && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token);
  }

  private static Map<String, @Nullable Object> body(HttpExchange exchange)
      throws IOException, Json.Malformed, InputError {
    byte[] bytes = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new InputError("found a question of more than " + MOST_BYTES + " bytes");
    }
    return Json.object(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String page() throws IOException {
    try (InputStream in = UiServer.class.getResourceAsStream("ui.html")) {
      if (in == null) {
        throw new IllegalStateException("ui.html is missing from the jar");
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      in.transferTo(all);
      return all.toString(StandardCharsets.UTF_8);
    }
  }

  private static void send(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    readers.shutdownNow();
    thread.shutdownNow();
  }
}
