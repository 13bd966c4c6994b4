package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.auth.SignedHeaders;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The venue's words for an error, fit for a message: short, one line, without keys. */
final class Reason {
  private static final int LONGEST = 200;
  private static final int WORTH_READING = 20_000;
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private Reason() {}

  /** The body's {@code message}, else its {@code error}, else its text. */
  static String of(byte[] body, Optional<SignedHeaders> headers) {
    String reason = shorten(hide(words(body), headers));
    return reason.isEmpty() ? "no reason was given" : reason;
  }

  static String shorten(String text) {
    String line = BLANKS.matcher(text).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  private static String words(byte[] body) {
    int length = Math.min(body.length, WORTH_READING);
    String raw = new String(body, 0, length, StandardCharsets.UTF_8);
    try {
      JsonNode tree = Json.parse(body);
      for (String name : new String[] {"message", "error"}) {
        JsonNode told = Json.child(tree, name);
        String text = told.isObject() ? Json.text(told, "message") : told.asText("");
        if (!text.isBlank()) {
          return text;
        }
      }
    } catch (WireException _) {
      // Whatever stands before the venue answers in pages or bare words.
    }
    return TAG.matcher(UNSEEN.matcher(raw).replaceAll(" ")).replaceAll(" ");
  }

  private static String hide(String text, Optional<SignedHeaders> headers) {
    return headers
        .map(h -> text.replace(h.keyId(), "[key id]").replace(h.signature(), "[signature]"))
        .orElse(text);
  }
}
