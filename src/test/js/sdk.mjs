// Drives every call of the official SDK against a running exchange. Arguments: the SDK's module, the
// base URL, a participant's key id and secret, another's. Ends with 0 when every answer is right.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';

const [module, baseUrl, keyId, secretKey, otherId, otherSecret] = process.argv.slice(2);
const { PolymarketUS, NotFoundError, BadRequestError, AuthenticationError } = await import(
  pathToFileURL(module)
);

const client = (id, secret) =>
  new PolymarketUS({ keyId: id, secretKey: secret, gatewayBaseUrl: baseUrl, apiBaseUrl: baseUrl });
const ann = client(keyId, secretKey);
const bob = client(otherId, otherSecret);

const GAME = 'aec-nba-hbr-smt-2026-10-01';
const TOTAL = 'tsc-nba-hbr-smt-2026-10-01-220pt5';
const EVENT = 'nba-hbr-smt-2026-10-01';
const usd = (value) => ({ value, currency: 'USD' });
const limit = (intent, price, quantity, more = {}) => ({
  marketSlug: GAME,
  intent: `ORDER_INTENT_${intent}`,
  type: 'ORDER_TYPE_LIMIT',
  price: usd(price),
  quantity,
  tif: 'TIME_IN_FORCE_GOOD_TILL_CANCEL',
  manualOrderIndicator: 'MANUAL_ORDER_INDICATOR_AUTOMATIC',
  ...more,
});

/** Collects what a socket emits; `next` waits for the first frame that fits. */
async function listen(socket) {
  const frames = [];
  const waiting = [];
  socket.on('error', (error) => assert.fail(`stream error: ${error.message}`));
  for (const kind of ['marketData', 'marketDataLite', 'trade', 'orderSnapshot', 'orderUpdate',
    'accountBalanceSnapshot', 'heartbeat', 'message']) {
    socket.on(kind, (frame) => {
      frames.push({ kind, frame });
      waiting.splice(0).forEach((wake) => wake());
    });
  }
  await socket.connect();
  assert.ok(socket.isConnected);
  const next = async (kind, fits = () => true) => {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const place = frames.findIndex((one) => one.kind === kind && fits(one.frame));
      if (place >= 0) {
        return frames.splice(place, 1)[0].frame;
      }
      const left = deadline - Date.now();
      assert.ok(left > 0, `no ${kind}; came: ${JSON.stringify(frames)}`);
      await new Promise((wake) => {
        const timer = setTimeout(wake, left);
        waiting.push(() => { clearTimeout(timer); wake(); });
      });
    }
  };
  return { socket, next };
}

async function referenceData() {
  const { events } = await ann.events.list({ limit: 10, active: true, categories: ['sports'] });
  assert.equal(events.length, 2);
  const event = events.find((one) => one.slug === EVENT);
  assert.equal(event.title, 'Harbor Gulls vs. Summit Goats');
  assert.equal(event.markets.length, 3);
  assert.deepEqual((await ann.events.retrieve(event.id)).event.slug, EVENT);
  assert.deepEqual((await ann.events.retrieveBySlug(EVENT)).event.id, event.id);
  await assert.rejects(ann.events.retrieveBySlug('nope'), NotFoundError);

  const { markets } = await ann.markets.list({ slug: [GAME, TOTAL] });
  assert.deepEqual(markets.map((market) => market.slug), [GAME, TOTAL]);
  const market = markets[0];
  assert.equal(market.active, true);
  assert.equal(market.orderPriceMinTickSize, 0.01);
  assert.equal(market.minimumTradeQty, 1);
  assert.equal((await ann.markets.retrieve(market.id)).market.slug, GAME);
  assert.equal((await ann.markets.retrieveBySlug(GAME)).market.id, market.id);
  await assert.rejects(ann.markets.settlement(GAME), (error) => {
    assert.ok(error instanceof NotFoundError);
    assert.equal(error.message, `Settlement not found for market ${GAME}`);
    return true;
  });

  const { series } = await ann.series.list({ limit: 5 });
  assert.equal(series[0].slug, 'nba');
  assert.equal((await ann.series.retrieve(series[0].id)).series.title, 'NBA');
  const { sports } = await ann.sports.list();
  assert.equal(sports.length, 1);
  const { teams } = await ann.sports.teams({ league: 'nba', provider: 'PROVIDER_OPTICODDS' });
  assert.ok(Object.values(teams).some((team) => team.name === 'Harbor Gulls'));
  const found = await ann.search.query({ query: 'gulls', limit: 5 });
  assert.deepEqual(found.events.map((one) => one.slug), [EVENT]);
}

async function books() {
  await bob.orders.create(limit('BUY_LONG', '0.40', 7));
  await bob.orders.create(limit('BUY_SHORT', '0.45', 9));
  const { marketData: book } = await ann.markets.book(GAME);
  assert.equal(book.marketSlug, GAME);
  assert.deepEqual(book.bids, [{ px: usd('0.4000'), qty: '7.0000' }]);
  assert.deepEqual(book.offers, [{ px: usd('0.4500'), qty: '9.0000' }]);
  assert.equal(book.state, 'MARKET_STATE_OPEN');
  const { marketData: bbo } = await ann.markets.bbo(GAME);
  assert.deepEqual(bbo.bestBid, usd('0.4000'));
  assert.deepEqual(bbo.bestAsk, usd('0.4500'));
  assert.equal(bbo.bidDepth, 1);
}

async function orders() {
  const { order: preview } = await ann.orders.preview({ request: limit('BUY_LONG', '0.45', 2) });
  assert.equal(preview.cumQuantity, 2);
  assert.equal((await ann.orders.list()).orders.length, 0);

  const { id } = await ann.orders.create(limit('BUY_LONG', '0.41', 5));
  assert.match(id, /^[0-9A-Z]{12}$/);
  const { orders: open } = await ann.orders.list({ slugs: [GAME] });
  assert.deepEqual(open.map((order) => order.id), [id]);
  await ann.orders.modify(id, { marketSlug: GAME, price: usd('0.42'), quantity: 6 });
  const { order } = await ann.orders.retrieve(id);
  assert.deepEqual(order.price, usd('0.4200'));
  assert.equal(order.quantity, 6);
  assert.equal(order.leavesQuantity, 6);
  assert.equal(order.marketMetadata.eventSlug, EVENT);
  await ann.orders.cancel(id, { marketSlug: GAME });
  assert.equal((await ann.orders.retrieve(id)).order.state, 'ORDER_STATE_CANCELED');
  await assert.rejects(ann.orders.retrieve('ZZZZZZZZZZZZ'), NotFoundError);

  const second = await ann.orders.create(limit('BUY_LONG', '0.30', 5));
  assert.deepEqual((await ann.orders.cancelAll({ slugs: [TOTAL] })).canceledOrderIds, []);
  assert.deepEqual((await ann.orders.cancelAll()).canceledOrderIds, [second.id]);
  const { manualOrderIndicator, ...careless } = limit('BUY_LONG', '0.30', 5);
  await assert.rejects(ann.orders.create(careless), BadRequestError);
  await assert.rejects(client(keyId, otherSecret).orders.list(), AuthenticationError);
}

async function streamsAndTrading() {
  const market = await listen(ann.ws.markets());
  const personal = await listen(ann.ws.private());
  market.socket.subscribeMarketData('book', [GAME]);
  market.socket.subscribeMarketDataLite('lite', [GAME]);
  market.socket.subscribeTrades('trades', [GAME]);
  market.socket.subscribeAll('all', 'SUBSCRIPTION_TYPE_MARKET_DATA_LITE', [TOTAL]);
  personal.socket.subscribeOrders('orders');
  personal.socket.subscribePositions('positions', [GAME]);
  personal.socket.subscribeAccountBalance('balance');
  personal.socket.subscribeAll('snapshot', 'SUBSCRIPTION_TYPE_ORDER_SNAPSHOT', []);

  const first = await market.next('marketData');
  assert.equal(first.requestId, 'book');
  assert.deepEqual(first.marketData.offers[0], { px: usd('0.4500'), qty: '9.0000' });
  const lite = await market.next('marketDataLite', (frame) => frame.requestId === 'lite');
  assert.deepEqual(lite.marketDataLite.bestAsk, usd('0.4500'));
  await market.next('marketDataLite', (frame) => frame.marketDataLite.marketSlug === TOTAL);
  const { accountBalancesSnapshot } = await personal.next('accountBalanceSnapshot');
  assert.equal(accountBalancesSnapshot.balances[0].currentBalance, 10000);
  const { orderSubscriptionSnapshot } = await personal.next('orderSnapshot');
  assert.deepEqual(orderSubscriptionSnapshot, { orders: [], eof: true });

  const bought = await ann.orders.create(
    limit('BUY_LONG', '0.45', 4, {
      tif: 'TIME_IN_FORCE_IMMEDIATE_OR_CANCEL',
      synchronousExecution: true,
      maxBlockTime: '5',
    }),
  );
  const fill = bought.executions.find((one) => one.type === 'EXECUTION_TYPE_FILL');
  assert.equal(fill.lastShares, '4');
  assert.deepEqual(fill.lastPx, usd('0.4500'));
  assert.deepEqual(fill.commissionNotionalCollected, usd('0.07'));

  const update = await personal.next('orderUpdate',
    (frame) => frame.orderSubscriptionUpdate.execution.type === 'EXECUTION_TYPE_FILL');
  assert.deepEqual(update.orderSubscriptionUpdate.execution, fill);
  const { positionSubscription } = await personal.next('message', (one) => one.positionSubscription);
  assert.equal(positionSubscription.beforePosition, null);
  assert.equal(positionSubscription.afterPosition.netPositionDecimal, '4.0000');
  assert.equal(positionSubscription.tradeId, fill.tradeId);
  const { accountBalancesUpdate } = await personal.next('message', (one) => one.accountBalancesUpdate);
  assert.equal(accountBalancesUpdate.balanceChange.afterBalance.currentBalance, 9998.13);
  const { trade } = await market.next('trade');
  assert.deepEqual(trade.price, usd('0.4500'));
  assert.deepEqual(trade.quantity, usd('4.0000'));
  assert.equal(trade.taker.intent, 'ORDER_INTENT_BUY_LONG');
  await market.next('marketData', (frame) => frame.marketData.offers[0].qty === '5.0000');
  await market.next('heartbeat');

  personal.socket.unsubscribe('orders');
  await portfolio();
  market.socket.close();
  personal.socket.close();
}

async function portfolio() {
  const { positions, eof } = await ann.portfolio.positions({ market: GAME, limit: 10 });
  assert.equal(eof, true);
  assert.equal(positions[GAME].netPositionDecimal, '4.0000');
  assert.deepEqual(positions[GAME].cost, usd('1.80'));
  const { activities } = await ann.portfolio.activities({
    limit: 10,
    marketSlug: GAME,
    types: ['ACTIVITY_TYPE_TRADE'],
    sortOrder: 'SORT_ORDER_DESCENDING',
  });
  assert.equal(activities.length, 1);
  assert.equal(activities[0].trade.qtyDecimal, '4.0000');
  assert.deepEqual(activities[0].trade.price, usd('0.4500'));

  const closed = await ann.orders.closePosition({
    marketSlug: GAME,
    manualOrderIndicator: 'MANUAL_ORDER_INDICATOR_AUTOMATIC',
    synchronousExecution: true,
    slippageTolerance: { currentPrice: usd('0.40'), ticks: 2 },
  });
  assert.equal(closed.executions.at(-1).order.state, 'ORDER_STATE_FILLED');
  assert.deepEqual((await ann.portfolio.positions()).positions, {});
  const { balances } = await ann.account.balances();
  assert.equal(balances[0].currency, 'USD');
  assert.equal(balances[0].currentBalance, 9999.66);
  assert.equal(balances[0].buyingPower, 9999.66);
}

await referenceData();
await books();
await orders();
await streamsAndTrading();
console.log('every call of the SDK was answered as it should be');
