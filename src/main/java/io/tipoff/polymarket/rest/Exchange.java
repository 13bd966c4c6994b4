package io.tipoff.polymarket.rest;

import io.tipoff.polymarket.rest.Budgets.Access;

/** One request on its way, and what its failure would mean. */
record Exchange(HttpTransport.Outgoing outgoing, Access access, Verdict verdict) {}
