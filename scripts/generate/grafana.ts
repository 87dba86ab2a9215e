// manifests/grafana/sluice.json: a dashboard for one or all clusters. Import it as it is, and choose the data source.
import { type Panel, ROWS } from './grafana-panels.ts';

const HEIGHT = 8;
const SOURCE = { type: 'prometheus', uid: `\${source}` };

export function renderDashboard(): string {
  const panels: object[] = [];
  let y = 0;
  for (const [row, members] of Object.entries(ROWS)) {
    panels.push({
      id: panels.length + 1,
      type: 'row',
      title: row,
      collapsed: false,
      gridPos: { x: 0, y, w: 24, h: 1 },
      panels: [],
    });
    const width = Math.floor(24 / members.length);
    const height = members.every(({ kind }) => kind === 'stat') ? HEIGHT / 2 : HEIGHT;
    members.forEach((panel, index) => {
      panels.push(
        render(panel, {
          id: panels.length + 1,
          gridPos: { x: index * width, y: y + 1, w: width, h: height },
        }),
      );
    });
    y += height + 1;
  }
  const dashboard = {
    title: 'Sluice',
    uid: 'sluice',
    description: 'What Sluice does, and whether it is well. Each metric is explained in docs/metrics.md.',
    tags: ['sluice', 'ecs'],
    editable: true,
    graphTooltip: 1,
    refresh: '30s',
    schemaVersion: 39,
    time: { from: 'now-6h', to: 'now' },
    timezone: 'utc',
    templating: { list: variables() },
    links: [],
    panels,
  };
  return `${JSON.stringify(dashboard, null, 1)}\n`;
}

function variables() {
  const cluster = 'label_values(sluice_cluster_info, cluster)';
  return [
    { name: 'source', label: 'Data source', type: 'datasource', query: 'prometheus' },
    {
      name: 'cluster',
      label: 'Cluster',
      type: 'query',
      datasource: SOURCE,
      query: { query: cluster, refId: 'cluster' },
      definition: cluster,
      includeAll: true,
      multi: true,
      allValue: '.*',
      current: { text: 'All', value: '$__all' },
      refresh: 2,
      sort: 1,
    },
  ];
}

function render(
  { title, says, unit, kind = 'timeseries', queries, red, lowIsRed }: Panel,
  place: object,
): object {
  const [low, high] = lowIsRed ? ['red', 'green'] : ['green', 'red'];
  const steps =
    red === undefined
      ? [{ color: 'green', value: null }]
      : [
          { color: low, value: null },
          { color: high, value: red },
        ];
  return {
    ...place,
    type: kind,
    title,
    description: says,
    datasource: SOURCE,
    fieldConfig: { defaults: { unit, min: 0, thresholds: { mode: 'absolute', steps } }, overrides: [] },
    options:
      kind === 'stat'
        ? { reduceOptions: { calcs: ['lastNotNull'] }, colorMode: 'value', graphMode: 'area' }
        : {
            legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
            tooltip: { mode: 'multi', sort: 'desc' },
          },
    targets: Object.entries(queries).map(([legend, expr], index) => ({
      refId: String.fromCharCode(65 + index),
      datasource: SOURCE,
      expr,
      legendFormat: legend,
    })),
  };
}
