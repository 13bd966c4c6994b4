package io.tipoff.backtest.parity;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;

/**
 * What the simulated venue made of the commands of a session, beside what the real one did.
 *
 * @param commandsEqual whether the recorded events gave a second engine the same commands
 * @param maker fills of orders that rested
 * @param taker fills of orders that took what rested
 * @param pnlReal of the real fills, after fees; what is still held at the last mid or settlement
 * @param pnlPaper of the simulated fills, valued alike
 */
public record ParityReport(
    boolean commandsEqual, Fills maker, Fills taker, Money pnlReal, Money pnlPaper) {

  /**
   * Fills of one kind. A real fill is matched if the simulated venue filled its order that far.
   *
   * @param real fills of the venue
   * @param matched those that the simulated venue gave too
   * @param paper fills of the simulated venue
   * @param invented those beyond what the venue filled of their order
   * @param realContracts contracts of the real fills
   * @param matchedContracts contracts that both filled of the same orders
   * @param paperContracts contracts of the simulated fills
   */
  public record Fills(
      long real,
      long matched,
      long paper,
      long invented,
      Quantity realContracts,
      Quantity matchedContracts,
      Quantity paperContracts) {
    static final Fills NONE = new Fills(0, 0, 0, 0, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);

    /** Real fills that the simulated venue did not give. */
    public long missed() {
      return real - matched;
    }

    /** Fills of both. */
    public Fills plus(Fills other) {
      return new Fills(
          real + other.real,
          matched + other.matched,
          paper + other.paper,
          invented + other.invented,
          realContracts.plus(other.realContracts),
          matchedContracts.plus(other.matchedContracts),
          paperContracts.plus(other.paperContracts));
    }
  }

  /** Of no session. */
  public static final ParityReport NONE =
      new ParityReport(true, Fills.NONE, Fills.NONE, Money.ZERO, Money.ZERO);

  /** Of both sessions together. */
  public ParityReport plus(ParityReport other) {
    return new ParityReport(
        commandsEqual && other.commandsEqual,
        maker.plus(other.maker),
        taker.plus(other.taker),
        pnlReal.plus(other.pnlReal),
        pnlPaper.plus(other.pnlPaper));
  }
}
