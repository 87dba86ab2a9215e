# The image of Sluice: the bundled program on Debian with Node and git (for `run --git`), as a user without rights. Nothing
# is written but below /var/lib/sluice: run it with a read-only root and a volume there (docs/install.md).
# Build it from the root of a checkout: docker build -t sluice .
ARG NODE=22-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
# No package runs a script of its own here: none of them needs it.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts/build.ts scripts/
COPY src src
# Positions in the bundle's maps are for those who have the checkout.
RUN npm run build && find dist -name '*.map' -delete

FROM node:${NODE}
# Debian's newest git, with its fixes: a pinned version would be gone from the archive within weeks.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends git ca-certificates openssh-client \
  && rm -rf /var/lib/apt/lists/* /usr/local/lib/node_modules/npm /usr/local/bin/npm /usr/local/bin/npx \
  && groupadd --system --gid 65532 sluice \
  && useradd --system --uid 65532 --gid sluice --home-dir /var/lib/sluice --shell /usr/sbin/nologin sluice \
  && install -d -o sluice -g sluice -m 0750 /var/lib/sluice
WORKDIR /opt/sluice
COPY --from=build /build/dist dist
COPY bin bin
COPY package.json LICENSE ./
# The timeline, and what `--git` keeps, lie below it; git's own scratch as well.
ENV NODE_ENV=production \
  HOME=/var/lib/sluice \
  XDG_STATE_HOME=/var/lib/sluice \
  TMPDIR=/var/lib/sluice
USER 65532:65532
# A volume that is mounted there belongs to this user, on Fargate too (aws-facts.md §1.10).
VOLUME ["/var/lib/sluice"]
EXPOSE 9180
# Of `run --listen`. ECS does not read this: its task definition has the same.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9180/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/opt/sluice/bin/sluice"]
CMD ["--help"]
