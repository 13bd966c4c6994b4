package io.tipoff.exchange.protocol;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.LedgerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ledger of every account that has a key, oldest entry first. */
final class AccountHistory {
  private final Map<AccountId, List<LedgerEntry>> entries = new HashMap<>();

  void follow(AccountId account) {
    entries.putIfAbsent(account, new ArrayList<>());
  }

  void add(LedgerEntry entry) {
    List<LedgerEntry> ledger = entries.get(entry.account());
    if (ledger != null) {
      ledger.add(entry);
    }
  }

  List<LedgerEntry> of(AccountId account) {
    return entries.getOrDefault(account, List.of());
  }
}
