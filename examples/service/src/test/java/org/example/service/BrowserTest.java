package org.example.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Uses the page as a person does: searches, rates by keyboard, reads the list and the reasons. */
final class BrowserTest {

  private static final long PATIENCE_MS = 10_000;
  private static final String TAB = "\uE004";
  private static final String RIGHT = "\uE014";

  private final Browser browser;

  private BrowserTest(Browser browser) {
    this.browser = browser;
  }

  /**
   * Runs the test, unless there is no browser.
   *
   * @param screenshots the folder for pictures of the page
   */
  static void run(int port, Path screenshots) throws IOException, InterruptedException {
    Optional<Browser> started = Browser.start();
    if (started.isEmpty()) {
      System.out.println("BrowserTest is skipped: chromium or chromedriver is not installed.");
      return;
    }
    try (Browser browser = started.get()) {
      browser.emulate(1280, 900, "light");
      browser.open("http://localhost:" + port + "/");
      new BrowserTest(browser).useThePage(screenshots);
    }
    System.out.println("The page was used in a browser; pictures are in " + screenshots + ".");
  }

  private void useThePage(Path screenshots) throws IOException, InterruptedException {
    await("document.querySelectorAll('#films > .film').length === 10");
    await("document.querySelectorAll('#found > .film').length === 4");

    browser.click("#search");
    browser.type("lighthouse");
    await("document.querySelector('#found .title').textContent.includes('Lighthouse')");
    browser.type(TAB + " " + RIGHT.repeat(4)); // to the first film: one star, then five
    await("document.querySelectorAll('#rated label.on').length === 5");
    await("document.querySelector('#films-status').textContent.includes('chosen by 1 rating')");

    browser.click("#films summary");
    await("document.querySelectorAll('#films .reasons li').length >= 1");
    await("document.querySelectorAll('#films .range').length === 10");
    browser.screenshot(screenshots.resolve("page.png"));

    browser.emulate(360, 1400, "dark");
    await("document.documentElement.scrollWidth <= 360");
    browser.screenshot(screenshots.resolve("phone.png"));

    browser.click("#rated .clear");
    await("document.querySelectorAll('#rated > li').length === 0");
  }

  /** Waits until an expression in JavaScript is true. */
  private void await(String condition) throws IOException, InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MS;
    while (!browser.evaluate("Boolean(" + guarded(condition) + ")").asBoolean()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("the page never had " + condition);
      }
      Thread.sleep(50);
    }
  }

  /** An element that is not there yet makes a condition false. */
  private static String guarded(String condition) {
    return "(() => { try { return " + condition + "; } catch { return false; } })()";
  }
}
