(() => {
  'use strict';

  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = id => document.getElementById(id);
  const color = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const seconds = milliseconds => (data.from + milliseconds) / 1000;
  const AXIS_WIDTH = 64;
  const TIMES = [
    // the step, the label, and what follows it where year, month, day, hour, minute, second change
    [86400, '{D} {MMM}', '\n{YYYY}', null, null, null, null, null, 1],
    [60, '{HH}:{mm}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
    [1, '{HH}:{mm}:{ss}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
    [0.001, '{ss}.{fff}', '\n{D} {MMM} {HH}:{mm}', null, '\n{D} {MMM} {HH}:{mm}', null, '\n{HH}:{mm}', null, 1],
  ];

  /** Several step functions on one row of times: each value holds until its next point. */
  function align(...tables) {
    const times = [...new Set(tables.flatMap(table => table.t).concat(0, data.to - data.from))];
    times.sort((a, b) => a - b);
    const columns = tables.flatMap(table => table.columns.map(values => hold(times, table.t, values)));
    return [times.map(seconds), ...columns];
  }

  function hold(times, known, values) {
    let next = 0;
    return times.map(time => {
      while (next < known.length && known[next] <= time) {
        next++;
      }
      return next === 0 ? null : values[next - 1];
    });
  }

  /** The point whose value holds at a time: the last one not after it. */
  function inForce(chart, _, closest, time) {
    return closest > 0 && chart.data[0][closest] > time ? closest - 1 : closest;
  }

  function line(label, stroke, more) {
    return {
      label,
      stroke,
      width: 1.5,
      points: {show: false},
      paths: uPlot.paths.stepped({align: 1}),
      ...more,
    };
  }

  function axes(ticks) {
    const ink = {stroke: color('quiet'), grid: {stroke: color('grid'), width: 1}, ticks: {stroke: color('line'), width: 1}};
    return [
      {...ink, values: TIMES, space: 70},
      {...ink, size: AXIS_WIDTH, ...ticks},
    ];
  }

  function draw(element, height, series, values, more) {
    element.replaceChildren();
    const options = {
      width: element.clientWidth,
      height,
      tzDate: time => uPlot.tzDate(new Date(time * 1000), 'Etc/UTC'),
      series: [{label: 'time', value: '{YYYY}-{MM}-{DD} {HH}:{mm}:{ss}'}, ...series],
      ...more,
      axes: axes(more.ticks),
      cursor: {drag: {x: true, y: false}, points: {show: false}, dataIdx: inForce, ...more.cursor},
    };
    return new uPlot(options, values, element);
  }

  function equityChart() {
    const {t, v} = data.equity;
    return draw(
      byId('equity'),
      innerWidth < 600 ? 220 : 280,
      [line('equity', color('equity'), {value: (_, value) => (value == null ? '-' : value.toFixed(2))})],
      align({t, columns: [v]}),
      {});
  }

  const inDollars = (_, value) => (value == null ? '-' : value.toFixed(4).replace(/00$/, ''));

  function priceChart(market) {
    const dollars = units => (units == null ? null : units / 10000);
    const sides = quotes => ({t: quotes.t, columns: [quotes.bid.map(dollars), quotes.offer.map(dollars)]});
    const value = {value: inDollars};
    return draw(
      byId('prices'),
      innerWidth < 600 ? 300 : 380,
      [
        line('market bid', color('market'), {...value, width: 1}),
        line('market offer', color('market'), {...value, width: 1}),
        line('our bid', color('buy'), value),
        line('our offer', color('sell'), value),
      ],
      align(sides(market.market), sides(market.quotes)),
      {
        cursor: {sync: {key: 'market'}},
        ticks: {values: (_, prices) => prices.map(price => price.toFixed(2))},
        bands: [{series: [2, 1], fill: color('grid')}],
        scales: {y: {range: (chart, low, high) => around(visible(chart, market.fills), low, high)}},
        plugins: [marks(market.fills)],
      });
  }

  function visible(chart, fills) {
    const {min, max} = chart.scales.x;
    return fills.filter(fill => seconds(fill.t) >= min && seconds(fill.t) <= max);
  }

  function around(fills, low, high) {
    const prices = fills.map(fill => fill.units / 10000);
    const lowest = Math.min(low ?? 1, ...prices);
    const highest = Math.max(high ?? 0, ...prices, lowest);
    const margin = Math.max(0.01, (highest - lowest) * 0.06);
    return [Math.max(0, lowest - margin), Math.min(1, highest + margin)];
  }

  function inventoryChart(market) {
    const held = market.inventory;
    return draw(
      byId('inventory'),
      innerWidth < 600 ? 150 : 170,
      [line('contracts', color('ink'), {fill: color('grid'), value: (_, value) => (value == null ? '-' : value)})],
      align({t: [0, ...held.t], columns: [[0, ...held.v]]}),
      {
        cursor: {sync: {key: 'market'}},
        scales: {y: {range: (_, low, high) => [Math.min(low ?? 0, 0) - 1, Math.max(high ?? 0, 0) + 1]}},
      });
  }

  /** Draws a triangle for each fill, and tells of the one near the cursor. */
  function marks(fills) {
    const tip = document.createElement('div');
    tip.className = 'tip';
    tip.hidden = true;
    const place = (chart, fill, onCanvas) => [
      chart.valToPos(seconds(fill.t), 'x', onCanvas),
      chart.valToPos(fill.units / 10000, 'y', onCanvas),
    ];

    function drawAll(chart) {
      const {ctx, bbox} = chart;
      ctx.save();
      ctx.beginPath();
      ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
      ctx.clip();
      const shown = visible(chart, fills);
      const size = Math.min(5.5, Math.max(4, chart.over.clientWidth / (2 * shown.length)));
      for (const fill of shown) {
        triangle(ctx, ...place(chart, fill, true), size * devicePixelRatio, fill);
      }
      ctx.restore();
    }

    function near(chart) {
      const {left, top} = chart.cursor;
      let best = null;
      let distance = 14;
      for (const fill of left >= 0 ? fills : []) {
        const [x, y] = place(chart, fill, false);
        const away = Math.hypot(x - left, y - top);
        if (away < distance) {
          best = fill;
          distance = away;
        }
      }
      return best;
    }

    function show(chart) {
      const fill = near(chart);
      tip.hidden = fill === null;
      if (fill !== null) {
        tip.textContent = words(fill);
        const [x, y] = place(chart, fill, false);
        const {clientWidth, clientHeight} = chart.over;
        tip.style.left = Math.max(0, Math.min(x + 12, clientWidth - tip.offsetWidth)) + 'px';
        tip.style.top = (y + 12 + tip.offsetHeight > clientHeight ? y - 12 - tip.offsetHeight : y + 12) + 'px';
      }
    }

    return {
      hooks: {
        init: chart => chart.over.append(tip),
        draw: drawAll,
        setCursor: show,
      },
    };
  }

  function triangle(ctx, x, y, size, fill) {
    const up = fill.side === 'buy' ? 1 : -1;
    ctx.beginPath();
    ctx.moveTo(x, y - up * size);
    ctx.lineTo(x + size, y + up * size * 0.8);
    ctx.lineTo(x - size, y + up * size * 0.8);
    ctx.closePath();
    ctx.lineWidth = size / 3;
    ctx.fillStyle = fill.assumed ? color('ground') : color(fill.side);
    ctx.strokeStyle = fill.assumed ? color(fill.side) : color('ground');
    ctx.fill();
    ctx.stroke();
  }

  function words(fill) {
    return `${fill.side} ${fill.quantity} at ${fill.price} as ${fill.liquidity}, fee ${fill.fee}: ${fill.why}`;
  }

  function fillsTable(market) {
    const columns = [
      ['time (UTC)', 'time'], ['row', 'row', 'number'], ['side', 'side'], ['contracts', 'quantity', 'number'],
      ['price', 'price', 'number'], ['as', 'liquidity'], ['fee', 'fee', 'number'], ['strategy', 'strategy'], ['why', 'why', 'words'],
    ];
    byId('fills-title').textContent = market.fills.length === 0 ? 'No fills' : 'Fills';
    byId('fills').replaceChildren();
    if (market.fills.length > 0) {
      const table = document.createElement('table');
      addRow(table.createTHead(), 'th', columns.map(([heading]) => heading), columns);
      const body = table.createTBody();
      for (const fill of market.fills) {
        addRow(body, 'td', columns.map(([, key]) => fill[key]), columns);
      }
      byId('fills').append(table);
    }
  }

  function addRow(section, tag, cells, columns) {
    const row = section.insertRow();
    cells.forEach((text, i) => {
      const cell = document.createElement(tag);
      cell.textContent = text;
      cell.className = columns[i][2] ?? '';
      row.append(cell);
    });
  }

  let charts = [];

  function drawMarket() {
    const market = data.markets[byId('slug').selectedIndex];
    charts.splice(1).forEach(chart => chart.destroy());
    charts.push(priceChart(market), inventoryChart(market));
    fillsTable(market);
  }

  function drawAll() {
    charts.forEach(chart => chart.destroy());
    charts = [equityChart()];
    if (data.markets.length > 0) {
      drawMarket();
    }
  }

  function offerMarkets() {
    for (const {slug, fills} of data.markets) {
      byId('slug').add(new Option(slug + (fills.length === 0 ? '' : ` (${fills.length} fills)`), slug));
    }
    byId('market').hidden = data.markets.length === 0;
    byId('slug').addEventListener('change', drawMarket);
  }

  offerMarkets();
  drawAll();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  new ResizeObserver(() => charts.forEach(chart => {
    const width = chart.root.parentElement.clientWidth;
    if (width > 0 && width !== chart.width) {
      chart.setSize({width, height: chart.height});
    }
  })).observe(document.querySelector('main'));
})();
