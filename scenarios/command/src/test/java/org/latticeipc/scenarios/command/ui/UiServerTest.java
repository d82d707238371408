package org.latticeipc.scenarios.command.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;

/** The tool in a browser, asked as its page asks. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UiServerTest {
  private static final String COUNTER = "lock-counter.yaml";

  @SuppressWarnings("NullAway.Init")
  private UiServer server;

  @BeforeEach
  void start() throws Exception {
    server = new UiServer(0, new UiSession(Path.of("")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String token() {
    return server.address().getQuery().substring("token=".length());
  }

  private URI at(String path) {
    return server.address().resolve(path);
  }

  private HttpResponse<String> post(String question, Fields asked, String token) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(at("/do/" + question))
                .header("X-Lattice-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(Json.line(asked)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private Map<String, @Nullable Object> ask(String question, Fields asked) throws Exception {
    HttpResponse<String> answer = post(question, asked, token());
    assertEquals(200, answer.statusCode(), answer.body());
    return Json.object(answer.body());
  }

  private static Fields counter() {
    return new Fields().put("scenario", COUNTER);
  }

  private static int get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void onlyWhoKnowsTheToken_isAnswered() throws Exception {
    assertEquals(200, get(server.address()));
    assertEquals(403, get(at("/")));
    assertEquals(403, get(at("/?token=" + "0".repeat(32))));
    assertEquals(403, post("list", new Fields(), "").statusCode());
    assertEquals(403, post("list", new Fields(), "x" + token()).statusCode());
    assertEquals(404, get(at("/other?token=" + token())));
  }

  /** Nearly as many as are read at once begin a request and do not go on; they are hung up on. */
  @Test
  void whoBeginsToAskAndDoesNotGoOn_keepsNobodyOut() throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try {
      for (int i = 0; i < 60; i++) {
        Socket stranger = new Socket("127.0.0.1", server.address().getPort());
        strangers.add(stranger);
        stranger.getOutputStream().write("GET / HTTP/1.1\r\nX".getBytes(StandardCharsets.US_ASCII));
      }
      assertEquals(200, get(server.address()));
      assertEquals(-1, strangers.get(0).getInputStream().read());
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  /** A name that another site's server gives for this address does not get in. */
  @Test
  void anotherHostName_isRefused() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
      String ask = "GET /?token=" + token() + " HTTP/1.1\r\nHost: evil.example\r\n\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      byte[] head = socket.getInputStream().readNBytes("HTTP/1.1 403".length());
      assertEquals("HTTP/1.1 403", new String(head, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void otherAddressesOfThisMachine_areNotListenedOn() throws Exception {
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThrows(
              ConnectException.class,
              () -> new Socket(address, server.address().getPort()).close(),
              address.toString());
        }
      }
    }
  }

  @Test
  void scenario_isRunCheckedAndBroken() throws Exception {
    Map<String, @Nullable Object> list = ask("list", new Fields());
    assertTrue(String.valueOf(list.get("scenarios")).contains(COUNTER), list.toString());
    assertTrue(String.valueOf(list.get("variants")).contains("lock=unlock-relaxed"), "" + list);
    Map<String, @Nullable Object> run = ask("run", counter().put("strategy", "random"));
    assertEquals("lock-counter: completed", run.get("said"));
    assertTrue(String.valueOf(run.get("page")).contains("Lattice trace"));
    assertEquals("HOLDS", ask("check", counter()).get("verdict"));
    Fields relaxed = counter().put("variant", "lock=unlock-relaxed");
    Map<String, @Nullable Object> broken = ask("check", relaxed);
    assertEquals("VIOLATED", broken.get("verdict"));
    assertTrue(String.valueOf(broken.get("page")).contains("violates no-data-race"));
    assertEquals("HOLDS", ask("check", relaxed.put("model", "sc")).get("verdict"));
  }

  @Test
  void order_isWeakened() throws Exception {
    Map<String, @Nullable Object> about = ask("about", counter());
    List<?> orders = about.get("orders") instanceof List<?> list ? list : List.of();
    assertTrue(orders.size() > 3, "" + about);
    String release =
        orders.stream()
            .map(String::valueOf)
            .filter(o -> o.contains("store release") && o.endsWith("relaxed"))
            .findFirst()
            .orElseThrow();
    assertEquals("VIOLATED", ask("check", counter().put("order", release)).get("verdict"));
  }

  @Test
  void steps_areChosenAndTakenBack() throws Exception {
    Map<String, @Nullable Object> start = ask("step", counter().put("act", "start"));
    assertTrue(String.valueOf(start.get("choices")).contains("worker2: load relaxed lock.seat3"));
    Map<String, @Nullable Object> on = ask("step", counter().put("act", "choose").put("number", 1));
    assertEquals(1L, on.get("steps"));
    assertTrue(String.valueOf(on.get("done")).contains("worker2"), on.toString());
    assertEquals(0L, ask("step", counter().put("act", "back")).get("steps"));
    Fields wrong = counter().put("act", "choose").put("number", 7);
    assertEquals(400, post("step", wrong, token()).statusCode());
  }

  @Test
  void aCounterexample_isGoneOnFrom_toABreakpoint() throws Exception {
    assertEquals(400, post("from", counter(), token()).statusCode());
    ask("check", counter().put("variant", "lock=unlock-relaxed"));
    Map<String, @Nullable Object> from = ask("from", counter().put("number", 12));
    assertEquals(12L, from.get("steps"));
    assertTrue(String.valueOf(from.get("tasks")).contains("worker2, on cpu 1"), "" + from);
    Fields on = counter().put("act", "on");
    Map<String, @Nullable Object> stopped = ask("step", on.put("breaks", "cell count, task x"));
    assertEquals(21L, stopped.get("steps"));
    assertTrue(String.valueOf(stopped.get("choices")).contains("count = 0 from set-up"));
    assertEquals(400, post("step", on.put("breaks", "house x"), token()).statusCode());
    Map<String, @Nullable Object> ended = ask("step", on.put("breaks", ""));
    assertTrue(String.valueOf(ended.get("ended")).contains("no-data-race"), ended.toString());
  }

  @Test
  void onlyScenariosThatWereListed_areRead() throws Exception {
    for (String file : List.of("/etc/passwd", "../pom.xml", "")) {
      HttpResponse<String> answer = post("about", new Fields().put("scenario", file), token());
      assertEquals(400, answer.statusCode());
      assertTrue(answer.body().contains("none of the scenarios"), answer.body());
    }
    assertEquals(400, post("nonsense", new Fields(), token()).statusCode());
  }

  @Test
  void folderWithoutScenarios_isRefused() {
    assertThrows(InputError.class, () -> new UiSession(Path.of("no-such-folder")));
  }
}
