package io.tipoff.polymarket.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final String KEY_ID = "0b5f5bd8-6f6a-4d5e-9a55-3f6c2f9f7a11";
  private static final String SECRET = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

  @Test
  void shouldReadBothVariables() {
    var environment =
        Map.of("POLYMARKET_KEY_ID", KEY_ID + "\n", "POLYMARKET_SECRET_KEY", SECRET + "\n");

    var credentials = Credentials.fromEnvironment(environment).orElseThrow();

    assertThat(credentials.keyId()).isEqualTo(KEY_ID);
  }

  @Test
  void shouldBeEmptyWhereNothingIsSet() {
    assertThat(Credentials.fromEnvironment(Map.of())).isEmpty();
    assertThat(Credentials.fromEnvironment(Map.of("POLYMARKET_KEY_ID", " "))).isEmpty();
  }

  @Test
  void shouldNameTheVariableThatIsMissing() {
    assertThatThrownBy(() -> Credentials.fromEnvironment(Map.of("POLYMARKET_KEY_ID", KEY_ID)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("POLYMARKET_SECRET_KEY is not");
    assertThatThrownBy(() -> Credentials.fromEnvironment(Map.of("POLYMARKET_SECRET_KEY", SECRET)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("POLYMARKET_KEY_ID is not")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(SECRET));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 33, 48, 63, 65})
  void shouldRefuseASecretOfAnotherLength(int length) {
    String secret = Base64.getEncoder().encodeToString(new byte[length]);

    assertThatThrownBy(() -> Credentials.of(KEY_ID, secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("decodes to " + length);
  }

  @Test
  void shouldNotPrintASecretThatIsNotBase64() {
    String secret = "do-not-print!";

    assertThatThrownBy(() -> Credentials.of(KEY_ID, secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not base64")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("do-not-print", "Illegal base64"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "id\r\nX-Evil: 1", "schl\u00fcssel"})
  void shouldRefuseAKeyIdThatIsNoHeader(String keyId) {
    assertThatThrownBy(() -> Credentials.of(keyId, SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key id");
  }

  @Test
  void shouldHideItself() {
    assertThat(Credentials.of(KEY_ID, SECRET).toString()).doesNotContain(KEY_ID, SECRET);
  }

  private static String stackTrace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
