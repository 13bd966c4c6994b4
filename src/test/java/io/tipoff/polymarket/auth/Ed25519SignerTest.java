package io.tipoff.polymarket.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;

class Ed25519SignerTest {
  /** RFC 8032, section 7.1, test 1. */
  private static final String SEED = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

  private static final byte[] PUBLIC_KEY =
      HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

  private final VenueClock clock = new VenueClock(() -> 1_790_000_000_123L);

  @Test
  void shouldSignTheEmptyMessageAsTheStandardDoes() {
    var signature = new byte[64];
    Ed25519PrivateKeyParameters key = Credentials.of("id", SEED).privateKey();

    key.sign(
        org.bouncycastle.math.ec.rfc8032.Ed25519.Algorithm.Ed25519,
        null,
        new byte[0],
        0,
        0,
        signature,
        0);

    assertThat(HexFormat.of().formatHex(signature))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  @Test
  void shouldSignTimestampMethodAndPath() {
    var signer = new io.tipoff.polymarket.auth.Ed25519Signer(Credentials.of("id", SEED), clock);

    SignedHeaders headers = signer.sign("POST", "/v1/orders");

    assertThat(headers.keyId()).isEqualTo("id");
    assertThat(headers.timestamp()).isEqualTo(1_790_000_000_123L);
    assertThat(isValid("1790000000123POST/v1/orders", headers)).isTrue();
    assertThat(isValid("1790000000123GET/v1/orders", headers)).isFalse();
  }

  @Test
  void shouldTakeASecretThatCarriesThePublicKey() {
    byte[] both = new byte[64];
    System.arraycopy(Base64.getDecoder().decode(SEED), 0, both, 0, 32);
    System.arraycopy(PUBLIC_KEY, 0, both, 32, 32);
    var credentials = Credentials.of("id", Base64.getEncoder().encodeToString(both));

    var headers =
        new io.tipoff.polymarket.auth.Ed25519Signer(credentials, clock).sign("GET", "/v1/x");

    assertThat(isValid("1790000000123GET/v1/x", headers)).isTrue();
  }

  private static boolean isValid(String message, SignedHeaders headers) {
    var verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(PUBLIC_KEY, 0));
    byte[] bytes = message.getBytes(UTF_8);
    verifier.update(bytes, 0, bytes.length);
    return verifier.verifySignature(Base64.getDecoder().decode(headers.signature()));
  }
}
