# Build:  docker build -t firsthand .
# Run:    docker run -v firsthand:/data -e SLACK_BOT_TOKEN -e SLACK_APP_TOKEN firsthand
ARG BASE=python:3.13-slim

FROM ${BASE} AS build
WORKDIR /src
RUN python -m venv /opt/firsthand
COPY requirements.lock ./
RUN /opt/firsthand/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.lock
COPY pyproject.toml README.md ./
COPY bot ./bot
COPY migrations ./migrations
RUN /opt/firsthand/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps .

FROM ${BASE}
RUN useradd --system --uid 10001 --home-dir /data --create-home firsthand
COPY --from=build /opt/firsthand /opt/firsthand
ENV PATH=/opt/firsthand/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    FIRSTHAND_LOG_FORMAT=json \
    FIRSTHAND_HTTP_HOST=0.0.0.0 \
    FIRSTHAND_DATABASE_URL=sqlite:////data/firsthand.sqlite3
USER firsthand
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["firsthand", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["firsthand"]
CMD ["run"]
