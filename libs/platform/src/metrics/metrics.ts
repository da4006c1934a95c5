import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { PlaneId } from '@chancery/kernel';
import type { CommandOutcome, PlaneMeter } from '../planes/plane-meter.ts';
import { missingSources, scrapedGauges } from './scraped-gauges.ts';
import type { ScrapedGauges } from './scraped-gauges.ts';

/** Reads something at the moment of a scrape. What fails is left out of that scrape. */
export type MetricSource = (gauges: ScrapedGauges) => void | Promise<void>;

/** From a fast answer to one that waits for an engine. Seconds. */
const HTTP_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const APPEND_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
/** A source that takes longer is left out. Milliseconds. */
const SOURCE_MS = 4000;

/**
 * The metrics of one process, in a registry of their own. Labels name planes, routes, types and roles, which are few; never
 * tenants, people, tokens or addresses.
 */
export class Metrics implements PlaneMeter {
  private readonly registry = new Registry();
  private readonly gauges = scrapedGauges(this.registry);
  private readonly missing = missingSources(this.registry);
  private readonly sources = new Set<MetricSource>();
  private scrape: Promise<string> | null = null;
  private readonly requests = new Histogram({
    name: 'chancery_http_request_duration_seconds',
    help: 'Time to answer a request, by the template of its route',
    labelNames: ['method', 'route', 'status'],
    buckets: HTTP_BUCKETS,
    registers: [this.registry],
  });
  private readonly commands = new Counter({
    name: 'chancery_commands_total',
    help: 'Commands, by type and what became of them',
    labelNames: ['plane', 'type', 'outcome'],
    registers: [this.registry],
  });
  private readonly events = new Counter({
    name: 'chancery_events_appended_total',
    help: 'Events written to the event store',
    labelNames: ['plane'],
    registers: [this.registry],
  });
  private readonly appends = new Histogram({
    name: 'chancery_append_duration_seconds',
    help: 'Time until an append of one or more events was durable or had failed',
    labelNames: ['plane'],
    buckets: APPEND_BUCKETS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Names of all that may be exported; of a histogram those of its series. */
  names(): readonly string[] {
    return this.registry.getMetricsAsArray().flatMap((metric) => {
      const { name } = metric;
      if (metric instanceof Histogram) return [`${name}_bucket`, `${name}_sum`, `${name}_count`];
      return [name];
    });
  }

  answered(
    request: { readonly method: string; readonly route: string; readonly status: number },
    seconds: number,
  ): void {
    this.requests.observe(request, seconds);
  }

  decided(plane: PlaneId, type: string, outcome: CommandOutcome): void {
    this.commands.inc({ plane, type, outcome });
  }

  appended(plane: PlaneId, events: number, seconds: number): void {
    this.appends.observe({ plane }, seconds);
    if (events > 0) this.events.inc({ plane }, events);
  }

  /** @returns what takes the source away again */
  addSource(source: MetricSource): () => void {
    this.sources.add(source);
    return () => void this.sources.delete(source);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All of them in Prometheus' text format; who asks at the same time gets the same. */
  text(): Promise<string> {
    this.scrape ??= this.read().finally(() => (this.scrape = null));
    return this.scrape;
  }

  private async read(): Promise<string> {
    for (const gauge of Object.values(this.gauges)) gauge.reset();
    await Promise.all([...this.sources].map((source) => this.ask(source)));
    return this.registry.metrics();
  }

  private async ask(source: MetricSource): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('late')), SOURCE_MS);
    });
    try {
      await Promise.race([source(this.gauges), late]);
    } catch {
      this.missing.inc();
    } finally {
      clearTimeout(timer);
    }
  }
}
