package io.tipoff.polymarket.stream;

import io.tipoff.market.Money;
import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.VenueBalance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads balances and their changes. An older form holds one balance without a list around it. */
final class BalanceReader {
  private static final int BALANCES = 0;
  private static final int BALANCE_CHANGE = 1;

  private static final int BEFORE = 0;
  private static final int AFTER = 1;
  private static final int UPDATE_TIME = 2;
  private static final int ENTRY_TYPE = 3;
  private static final int DESCRIPTION = 4;
  private static final NameTable CHANGE =
      new NameTable()
          .field(BEFORE, "beforeBalance")
          .field(AFTER, "afterBalance")
          .field(UPDATE_TIME, "updateTime")
          .field(ENTRY_TYPE, "entryType")
          .field(DESCRIPTION, "description")
          .ignored("modifiedSecurityId", "accountName", "id");

  private static final int CURRENT = 10;
  private static final int BUYING_POWER = 11;
  private static final int OPEN_ORDERS = 12;
  private static final int MARGIN = 13;
  private static final int UNSETTLED = 14;
  private static final int ASSET_AVAILABLE = 15;
  private static final int CURRENCY = 20;
  private static final int LAST_UPDATED = 21;
  private static final NameTable BALANCE = balanceFields();
  private static final NameTable MESSAGE =
      balanceFields().field(BALANCES, "balances").field(BALANCE_CHANGE, "balanceChange");

  private final JsonBytes json;
  private final FrameValues values;
  private final List<VenueBalance> balances = new ArrayList<>();
  private final @Nullable Money[] amounts = new @Nullable Money[ASSET_AVAILABLE - CURRENT + 1];
  private @Nullable BalanceChange change;
  private String currency = "";
  private OptionalLong updated = OptionalLong.empty();
  private boolean any;

  BalanceReader(JsonBytes json, FrameValues values) {
    this.json = json;
    this.values = values;
  }

  private static NameTable balanceFields() {
    return new NameTable()
        .field(CURRENT, "currentBalance")
        .field(CURRENT, "balance")
        .field(BUYING_POWER, "buyingPower")
        .field(OPEN_ORDERS, "openOrders")
        .field(MARGIN, "marginRequirement")
        .field(UNSETTLED, "unsettledFunds")
        .field(ASSET_AVAILABLE, "assetAvailable")
        .field(CURRENCY, "currency")
        .field(LAST_UPDATED, "lastUpdated")
        .ignored("assetNotional", "pendingCredit", "pendingWithdrawals", "balanceReservation")
        .ignored("depositReservation", "bonusReservation", "bonusHold", "displayedBonus")
        .ignored("displayedCash", "displayedAvailableSoon", "availableToWithdraw");
  }

  void clear() {
    balances.clear();
    change = null;
  }

  /** Reads a snapshot or an update. */
  void read() {
    clear();
    begin();
    if (values.isObject() && json.enterObject()) {
      do {
        int field = json.field(MESSAGE);
        switch (field) {
          case BALANCES -> readBalances();
          case BALANCE_CHANGE -> change = readChange();
          default -> readAmount(field);
        }
      } while (json.moreFields());
    }
    if (any) {
      balances.add(balance());
    }
  }

  void deliver(long time, PrivateFrames frames) {
    if (!balances.isEmpty()) {
      frames.balances(List.copyOf(balances), time);
    }
    if (change != null) {
      frames.balance(change, time);
    }
  }

  private void readBalances() {
    if (values.isArray() && json.enterArray()) {
      do {
        @Nullable VenueBalance balance = readBalance();
        if (balance != null) {
          balances.add(balance);
        }
      } while (json.moreElements());
    }
    begin();
  }

  private @Nullable BalanceChange readChange() {
    if (!values.isObject()) {
      return null;
    }
    @Nullable VenueBalance before = null;
    @Nullable VenueBalance after = null;
    OptionalLong time = OptionalLong.empty();
    String entryType = "";
    String description = "";
    if (json.enterObject()) {
      do {
        int field = json.field(CHANGE);
        switch (field) {
          case BEFORE -> before = readBalance();
          case AFTER -> after = readBalance();
          case UPDATE_TIME -> time = values.optionalTime();
          case ENTRY_TYPE -> entryType = values.nameWithout("LEDGER_ENTRY_TYPE_");
          case DESCRIPTION -> description = values.text();
          default -> values.skip(field);
        }
      } while (json.moreFields());
    }
    begin();
    return new BalanceChange(before, after, entryType, description, time);
  }

  private @Nullable VenueBalance readBalance() {
    begin();
    if (!values.isObject()) {
      return null;
    }
    if (json.enterObject()) {
      do {
        readAmount(json.field(BALANCE));
      } while (json.moreFields());
    }
    return balance();
  }

  private void begin() {
    Arrays.fill(amounts, null);
    currency = "USD";
    updated = OptionalLong.empty();
    any = false;
  }

  private void readAmount(int field) {
    switch (field) {
      case CURRENCY -> currency = values.text();
      case LAST_UPDATED -> updated = values.optionalTime();
      case NameTable.UNKNOWN, NameTable.IGNORED -> values.skip(field);
      default -> {
        amounts[field - CURRENT] = values.optionalMoney();
        any = true;
      }
    }
  }

  private VenueBalance balance() {
    return new VenueBalance(
        currency,
        amounts[0],
        amounts[BUYING_POWER - CURRENT],
        amounts[OPEN_ORDERS - CURRENT],
        amounts[MARGIN - CURRENT],
        amounts[UNSETTLED - CURRENT],
        amounts[ASSET_AVAILABLE - CURRENT],
        updated);
  }
}
