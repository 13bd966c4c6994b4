package io.tipoff.exchange.protocol;

import io.tipoff.exchange.faults.FaultSettings;
import io.tipoff.exchange.world.SeasonSettings;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Market;
import io.tipoff.market.Money;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an exchange is set up.
 *
 * @param host to listen at
 * @param port 0 for any free one
 * @param seed decides the keys; empty for other ones every time
 * @param cash of the first account
 * @param markets open from the start
 * @param world games that play themselves and others who trade in them; empty for neither
 * @param heartbeat pause between two of a stream
 * @param debounce pause between two deliveries to who asked for fewer messages
 * @param queue messages that may wait for a stream's receiver
 * @param faults what goes wrong on purpose
 */
public record ServerSettings(
    String host,
    int port,
    OptionalLong seed,
    Money cash,
    List<Market> markets,
    Optional<SeasonSettings> world,
    FeeSchedule fees,
    RequestRates rates,
    Duration heartbeat,
    Duration debounce,
    int queue,
    InstantSource clock,
    FaultSettings faults) {

  /** The local machine only, any port, the venue's limits, nobody else trading. */
  public static ServerSettings of(List<Market> markets, FeeSchedule fees) {
    return new ServerSettings(
        "127.0.0.1",
        0,
        OptionalLong.empty(),
        Money.of("10000"),
        markets,
        Optional.empty(),
        fees,
        RequestRates.VENUE,
        Duration.ofSeconds(5),
        Duration.ofMillis(250),
        10_000,
        InstantSource.system(),
        FaultSettings.NONE);
  }

  public ServerSettings withPort(int value) {
    return new ServerSettings(
        host, value, seed, cash, markets, world, fees, rates, heartbeat, debounce, queue, clock,
        faults);
  }

  public ServerSettings withSeed(OptionalLong value) {
    return new ServerSettings(
        host, port, value, cash, markets, world, fees, rates, heartbeat, debounce, queue, clock,
        faults);
  }

  public ServerSettings withCash(Money value) {
    return new ServerSettings(
        host, port, seed, value, markets, world, fees, rates, heartbeat, debounce, queue, clock,
        faults);
  }

  /** With games and with others who trade in them. */
  public ServerSettings withWorld(SeasonSettings value) {
    return new ServerSettings(
        host,
        port,
        seed,
        cash,
        markets,
        Optional.of(value),
        fees,
        rates,
        heartbeat,
        debounce,
        queue,
        clock,
        faults);
  }

  public ServerSettings withRates(RequestRates value) {
    return new ServerSettings(
        host, port, seed, cash, markets, world, fees, value, heartbeat, debounce, queue, clock,
        faults);
  }

  public ServerSettings withHeartbeat(Duration value) {
    return new ServerSettings(
        host, port, seed, cash, markets, world, fees, rates, value, debounce, queue, clock, faults);
  }

  public ServerSettings withDebounce(Duration value) {
    return new ServerSettings(
        host, port, seed, cash, markets, world, fees, rates, heartbeat, value, queue, clock,
        faults);
  }

  public ServerSettings withQueue(int value) {
    return new ServerSettings(
        host, port, seed, cash, markets, world, fees, rates, heartbeat, debounce, value, clock,
        faults);
  }

  public ServerSettings withClock(InstantSource value) {
    return new ServerSettings(
        host, port, seed, cash, markets, world, fees, rates, heartbeat, debounce, queue, value,
        faults);
  }

  /** With what spoils messages on purpose. */
  public ServerSettings withFaults(FaultSettings value) {
    return new ServerSettings(
        host, port, seed, cash, markets, world, fees, rates, heartbeat, debounce, queue, clock,
        value);
  }
}
