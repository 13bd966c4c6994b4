package io.tipoff.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AccountLockTest {
  private static final AccountKey KEY =
      new AccountKey("live", "https://venue", "secret-looking-id");

  @TempDir private Path folder;

  private static AccountLock take(Path folder, AccountKey key) {
    return AccountLock.take(folder, key, null, (_, _) -> {});
  }

  @Test
  void shouldLetOneEngineWorkWithAKey() {
    String pid = "pid " + ProcessHandle.current().pid();
    try (AccountLock _ = take(folder, KEY)) {
      assertThat(AccountLock.holder(folder, KEY)).contains(pid);
      assertThat(AccountLock.anyHolder(folder)).contains(pid);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> take(folder, KEY))
            .isInstanceOf(AccountLock.Held.class)
            .hasMessageContaining(pid)
            .hasMessageNotContaining("secret-looking-id");
      }
      take(folder, new AccountKey("paper", KEY.venue(), KEY.keyId())).close();
      take(folder, new AccountKey("live", KEY.venue(), "other")).close();
    }
    assertThat(AccountLock.holder(folder, KEY)).isEmpty();
    assertThat(AccountLock.anyHolder(folder)).isEmpty();
    take(folder, KEY).close();
  }

  @Test
  void shouldHoldAnotherProcessOffUntilItDies() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holding.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("held");
      assertThatThrownBy(() -> take(folder, KEY))
          .isInstanceOf(AccountLock.Held.class)
          .hasMessageContaining("pid " + process.pid());
      assertThat(AccountLock.anyHolder(folder)).contains("pid " + process.pid());
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    take(folder, KEY).close();
  }

  /** Holds the lock until it is killed. */
  static final class Holding {
    private Holding() {}

    public static void main(String[] args) throws InterruptedException {
      AccountLock lock = take(Path.of(args[0]), KEY);
      System.out.println("held");
      new java.util.concurrent.CountDownLatch(1).await();
      lock.close();
    }
  }

  @Test
  void shouldHoldAnotherMachineOffByTheServerAndTellWhenThatIsLost() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      Database database =
          Database.of(
              "live",
              new StoreSettings(
                  Optional.of(new StoreUrl(server.newDatabase())),
                  folder,
                  Duration.ofSeconds(5),
                  100),
              server.environment());
      LinkedBlockingQueue<String> lost = new LinkedBlockingQueue<>();
      Path elsewhere = folder.resolve("elsewhere");
      AccountLock lock =
          AccountLock.take(folder, KEY, database, (state, words) -> lost.add(state + " " + words));
      assertThatThrownBy(() -> AccountLock.take(elsewhere, KEY, database, (_, _) -> {}))
          .isInstanceOf(AccountLock.Held.class)
          .hasMessageContaining("another machine")
          .hasMessageContaining("127.0.0.1");
      assertThat(lost).isEmpty();
      server.kill();
      assertThat(lost.poll(60, TimeUnit.SECONDS)).startsWith("LOST ");
      server.up();
      assertThat(lost.poll(60, TimeUnit.SECONDS)).startsWith("HELD ");
      assertThatThrownBy(() -> AccountLock.take(elsewhere, KEY, database, (_, _) -> {}))
          .as("it is ours again")
          .isInstanceOf(AccountLock.Held.class);
      server.kill();
      assertThat(lost.poll(60, TimeUnit.SECONDS)).startsWith("LOST ");
      lock.close();
      server.up();
      AccountLock.take(elsewhere, KEY, database, (_, _) -> {}).close();
    }
  }
}
