package io.tipoff.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The files on the class path of which a page is made: our own, and those of uPlot. */
final class PageAssets {
  private static final String UPLOT_PROPERTIES =
      "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

  private final String uplot;

  PageAssets() {
    uplot = "/META-INF/resources/webjars/uplot/" + uplotVersion() + "/";
  }

  String template() {
    return read("report.html");
  }

  String style() {
    return read("report.css");
  }

  String script() {
    return read("report.js");
  }

  String uplot() {
    return read(uplot + "dist/uPlot.iife.min.js");
  }

  String uplotStyle() {
    return read(uplot + "dist/uPlot.min.css");
  }

  String uplotLicence() {
    return read(uplot + "LICENSE");
  }

  private static String uplotVersion() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(read(UPLOT_PROPERTIES)));
    } catch (IOException e) {
      throw new UncheckedIOException(UPLOT_PROPERTIES, e);
    }
    return properties.getProperty("version", "");
  }

  private static String read(String name) {
    try (@Nullable InputStream stream = PageAssets.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
