"""Scrapy settings; ``scrapy list`` and ``scrapy shell`` find them through scrapy.cfg.

The reasons were measured on Scrapy 2.19 and stand beside each setting that is not obvious.
"""

from __future__ import annotations

import os
from importlib.metadata import version

BOT_NAME = "nianbao"
SPIDER_MODULES = ["crawler.spider"]
NEWSPIDER_MODULE = "crawler.spider"


def user_agent() -> str:
    """Who we are and whom to write to: ``nianbao/<version> (+contact)``."""
    contact = os.environ.get("NIANBAO_CONTACT", "").strip()
    return f"nianbao/{version('nianbao')}" + (f" (+{contact})" if contact else "")


USER_AGENT = user_agent()

# One connection per host. With a delay of 0 Scrapy 2.14 to 2.19 does not keep the limit per domain.
CONCURRENT_REQUESTS = 32
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0  # jitter would shorten some gaps below the delay
EXTENSIONS = {
    "scrapy.extensions.throttle.AutoThrottle": None,
    "crawler.fetch.throttle.HostThrottle": 0,
    "scrapy.extensions.memusage.MemoryUsage": None,
    "crawler.run.memory.OwnMemoryUsage": 0,
}
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
WARN_ON_GENERATOR_RETURN_VALUE = False  # reads a callback's source code again for every response
CONCURRENT_ITEMS = 4  # the default makes a hundred tasks per response

DOWNLOAD_TIMEOUT = 60
NIANBAO_SIMULATED_TIMEOUT = 5.0  # seconds; loopback answers at once or never
DOWNLOAD_MAXSIZE = 64 * 2**20
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = True  # a cut-off body is no body
DNS_TIMEOUT = 20
REDIRECT_MAX_TIMES = 5
REDIRECT_PRIORITY_ADJUST = 0

# Nothing but http and https, verified, straight to the host, without cookies or doors into this process.
DOWNLOAD_HANDLERS = {
    "http": "crawler.fetch.tls.VerifyingHandler",
    "https": "crawler.fetch.tls.VerifyingHandler",
    "file": None,
    "data": None,
    "ftp": None,
    "s3": None,
}
DOWNLOAD_VERIFY_CERTIFICATES = True
TWISTED_DNS_RESOLVER = "crawler.fetch.resolver.GuardedResolver"
HTTPPROXY_ENABLED = False
COOKIES_ENABLED = False
REFERER_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
METAREFRESH_ENABLED = False

# Own rules in the place of Scrapy's.
ROBOTSTXT_OBEY = False  # crawler.middlewares.robots: an error closes the host, it does not open it
RETRY_ENABLED = False  # crawler.middlewares.patience
COMPRESSION_ENABLED = False  # crawler.middlewares.recorder
HTTPERROR_ALLOW_ALL = True  # every status is data
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # the frontier knows what was asked for
DOWNLOADER_MIDDLEWARES = {
    "crawler.middlewares.gate.GateMiddleware": 20,
    "crawler.middlewares.robots.RobotsMiddleware": 30,
    "crawler.middlewares.patience.PatienceMiddleware": 550,
    "crawler.middlewares.recorder.RecorderMiddleware": 880,
}

MEMUSAGE_LIMIT_MB = 1500
LOG_LEVEL = "INFO"
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
