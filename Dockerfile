# Written, not run (docs/not-run.md). Two stages: everything needed to build, then what runs, as nobody in particular.
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# From Node 22 on the SQLite driver carries its binary; nothing is compiled.
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /srv/lift-appraisal
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/lift-appraisal
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --from=build /build/assets ./assets
COPY --from=build /build/standards ./standards
COPY --from=build /build/price-tables ./price-tables
COPY --from=build /build/package.json /build/LICENSE ./
# Everything the service writes lies here: a volume. The rest of the file system can be mounted read-only.
RUN install --directory --owner=node --group=node --mode=0700 /var/lib/lift-appraisal
VOLUME /var/lib/lift-appraisal
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1: SIGTERM reaches the service, which answers what is under way and closes the database.
CMD ["node", "dist/service.js"]
