package io.tipoff.journal;

import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of commands in their order: equal for runs that decided the same. */
public final class CommandHash implements Recorder {
  private final MessageDigest digest = sha256();
  private final Output out = new Output();

  @Override
  public void record(Event event) {}

  @Override
  public void record(Command command) {
    CommandCodec.write(command, out);
    digest.update(out.bytes(), Format.RECORD_HEADER, out.length() - Format.RECORD_HEADER);
  }

  /** The hash of what was recorded so far, in hexadecimal digits. */
  public String hex() {
    try {
      MessageDigest soFar = (MessageDigest) digest.clone();
      return HexFormat.of().formatHex(soFar.digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
