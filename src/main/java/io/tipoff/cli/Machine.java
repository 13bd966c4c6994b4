package io.tipoff.cli;

import io.tipoff.cli.control.BotId;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** This machine, by what stays the same from one start of it to the next. */
final class Machine {
  private static final List<Path> IDS =
      List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"));

  private Machine() {}

  /** Stands for it; tells nothing else of it. */
  static String id() throws IOException {
    for (Path file : IDS) {
      if (Files.isReadable(file)) {
        String id = Files.readString(file).strip();
        if (!id.isEmpty()) {
          return BotId.fingerprint("machine " + id);
        }
      }
    }
    return BotId.fingerprint("addresses " + addresses());
  }

  private static String addresses() throws SocketException {
    return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
        .map(Machine::address)
        .filter(address -> !address.isEmpty())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String address(NetworkInterface network) {
    try {
      byte @Nullable [] bytes = network.isVirtual() ? null : network.getHardwareAddress();
      return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    } catch (SocketException _) {
      return "";
    }
  }
}
