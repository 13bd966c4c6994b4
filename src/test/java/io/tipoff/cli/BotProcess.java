package io.tipoff.cli;

import io.tipoff.backtest.ReportBuilder;
import io.tipoff.config.ConfigFiles;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A bot that trades until it is killed; its arguments are settings, its key in the environment. */
final class BotProcess {
  private BotProcess() {}

  public static void main(String[] sets) throws Exception {
    Configuration configuration =
        ConfigFiles.load(Path.of("config"), "test", Map.of(), List.of(sets));
    ReportBuilder report = new ReportBuilder(new ReportBuilder.Detail(false, false), () -> 0);
    Recorder nobody =
        new Recorder() {
          @Override
          public void record(Event event) {}

          @Override
          public void record(Command command) {}
        };
    try (VenueAccess access = VenueAccess.open(configuration.venue(), System.getenv());
        VenueTrading trading =
            new VenueTrading(
                new VenueTrading.Session("test", configuration, nobody, report),
                access,
                BotProcess::tell)) {
      trading.start("");
      new CountDownLatch(1).await();
    }
  }

  private static void tell(String failure) {
    System.err.println(failure);
  }
}
