package org.latticeipc.scenarios.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;

/**
 * A headless Chromium with one page, driven by its DevTools protocol. Confined to one thread; each
 * call waits for its answer, at most half a minute.
 */
public final class Browser implements AutoCloseable {
  private static final String CONTRAST =
      """
      (() => {
        const light = c => { const v = c.map(x => x / 255).map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
          return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
        const rgb = t => t.match(/[\\d.]+/g).map(Number);
        const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
        const bad = [];
        for (const e of document.querySelectorAll('%s')) {
          const a = light(rgb(getComputedStyle(e).color).slice(0, 3)), b = light(behind(e));
          const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          if (ratio < 4.5) bad.push(e.tagName + ' ' + e.className + ' ' + e.textContent.slice(0, 20) + ' ' + ratio.toFixed(2));
        }
        return bad.slice(0, 5).join('; ');
      })()
      """;

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String LISTENING = "DevTools listening on ";
  private static final int SECONDS = 30;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<Map<String, @Nullable Object>>> waiting =
      new ConcurrentHashMap<>();
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger number = new AtomicInteger();
  private String session = "";

  private Browser(Process process, URI address) throws Exception {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address, new Listener())
            .get(SECONDS, TimeUnit.SECONDS);
  }

  /** The browser that the system has; empty if it has none. */
  public static Optional<Path> installed() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      for (String name : NAMES) {
        Path file = Path.of(folder, name);
        if (Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /** Starts it with an empty page. */
  public static Browser start(Path program, Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread drain = new Thread(() -> said.lines().forEach(rest -> {}), "browser");
        drain.setDaemon(true);
        drain.start();
        Browser browser = new Browser(process, URI.create(line.substring(LISTENING.length())));
        browser.attach();
        return browser;
      }
    }
    throw new IOException(program + " ended with " + process.waitFor() + " before it listened");
  }

  private void attach() throws Exception {
    String target =
        text(call("Target.createTarget", new Fields().put("url", "about:blank")), "targetId");
    session =
        text(
            call(
                "Target.attachToTarget", new Fields().put("targetId", target).put("flatten", true)),
            "sessionId");
    call("Page.enable", new Fields());
    call("Runtime.enable", new Fields());
    call("Performance.enable", new Fields().put("timeDomain", "threadTicks"));
  }

  private static String text(Map<String, @Nullable Object> answer, String key) {
    return String.valueOf(answer.get(key));
  }

  /** Sends a command and waits for what comes back. */
  public Map<String, @Nullable Object> call(String method, Fields parameters) throws Exception {
    int id = number.incrementAndGet();
    CompletableFuture<Map<String, @Nullable Object>> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    Fields message = new Fields().put("id", id).put("method", method).put("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(Json.line(message), true).get(SECONDS, TimeUnit.SECONDS);
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  /** Sets the size of the page and whether it is to be dark. */
  public void shape(int width, int height, boolean dark) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        new Fields()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
    call(
        "Emulation.setEmulatedMedia",
        new Fields()
            .put(
                "features",
                List.of(
                    new Fields()
                        .put("name", "prefers-color-scheme")
                        .put("value", dark ? "dark" : "light")
                        .map())));
  }

  /** Opens a page and waits until its script says that it is ready. */
  public void open(URI page) throws Exception {
    call("Page.navigate", new Fields().put("url", page.toString()));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!"true"
        .equals(
            evaluate(
                "String(!!document.documentElement && 'ready' in"
                    + " document.documentElement.dataset)"))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the page was never ready: " + complaints);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  /** The value of an expression, as text. */
  public String evaluate(String expression) throws Exception {
    Map<String, @Nullable Object> answer =
        call(
            "Runtime.evaluate",
            new Fields().put("expression", expression).put("returnByValue", true));
    if (answer.get("exceptionDetails") != null) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.get("result") instanceof Map<?, ?> result
        ? String.valueOf(result.get("value"))
        : "";
  }

  /** The processor time that the page's thread has taken for all its tasks. */
  public double seconds() throws Exception {
    if (call("Performance.getMetrics", new Fields()).get("metrics") instanceof List<?> metrics) {
      for (Object each : metrics) {
        if (each instanceof Map<?, ?> metric
            && "TaskDuration".equals(metric.get("name"))
            && metric.get("value") instanceof Number seconds) {
          return seconds.doubleValue();
        }
      }
    }
    throw new IllegalStateException("the browser tells no TaskDuration");
  }

  /** Presses and lets go of a key. */
  public void press(String key) throws Exception {
    call(
        "Input.dispatchKeyEvent",
        new Fields()
            .put("type", "keyDown")
            .put("key", key)
            .put("text", key.length() == 1 ? key : null));
    call("Input.dispatchKeyEvent", new Fields().put("type", "keyUp").put("key", key));
  }

  /** Writes what is seen to a file. */
  public void screenshot(Path file) throws Exception {
    String data = text(call("Page.captureScreenshot", new Fields().put("format", "png")), "data");
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** Uncaught errors and messages of the page's script, and what its policy refused. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Ends the browser and all that it started, so that nobody writes to the profile any more. */
  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    process.destroy();
    try {
      CompletableFuture.allOf(
              all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      // Those that do not end by themselves are ended below.
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        String message = part.toString();
        part.setLength(0);
        take(message);
      }
      from.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      waiting.values().forEach(each -> each.completeExceptionally(error));
    }

    private void take(String message) {
      try {
        Map<String, @Nullable Object> object = Json.object(message);
        String method = String.valueOf(object.get("method"));
        if (object.get("id") instanceof Long id) {
          CompletableFuture<Map<String, @Nullable Object>> answer = waiting.remove(id.intValue());
          if (answer != null && object.get("result") instanceof Map<?, ?> result) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            result.forEach((key, value) -> copy.put(String.valueOf(key), value));
            answer.complete(copy);
          } else if (answer != null) {
            answer.completeExceptionally(new IllegalStateException(message));
          }
        } else if (method.equals("Runtime.exceptionThrown")
            || method.equals("Runtime.consoleAPICalled")
            || method.equals("Log.entryAdded")) {
          complaints.add(message);
        }
      } catch (Json.Malformed e) {
        complaints.add("no JSON: " + e.getMessage());
      }
    }
  }

  /**
   * What of these elements stands out too little from what is behind it, five of them at most. WCAG
   * 2.1, 1.4.3: text of this size needs a contrast of 4.5 to 1.
   */
  public String weaklySeen(String selector) throws Exception {
    return evaluate(CONTRAST.formatted(selector));
  }
}
