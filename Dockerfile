FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY workers workers
COPY integrations integrations
COPY deploy deploy
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:24-bookworm-slim
ENV NODE_ENV=production
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/tai tai
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/dist dist
USER tai
ENV TAI_DATA_DIR=/var/lib/tai/data
VOLUME /var/lib/tai
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.TAI_SERVER_PORT ?? 8080}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# A small young generation: many hosts at once are much short-lived memory, which is then given back sooner.
ENTRYPOINT ["node", "--max-semi-space-size=1", "dist/src/main.js"]
CMD ["start"]
