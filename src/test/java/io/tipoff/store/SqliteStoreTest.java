package io.tipoff.store;

import java.nio.file.Path;

class SqliteStoreTest extends StoreContract {
  private int databases;

  @Override
  Database database() {
    Path file = folder.resolve("store-" + databases++ + ".db");
    return Database.ofFile(file);
  }
}
