"""``nianbao simulate``: the simulated portals, for a person to look at."""

from __future__ import annotations

import threading
from pathlib import Path

import click


@click.command("simulate")
@click.option("--port", default=8900, show_default=True, help="端口。 Port on 127.0.0.1.")
@click.option(
    "--registry",
    type=click.Path(file_okay=False, path_type=Path),
    help="写入门户登记文件的目录。 Where to write the portal files.",
)
@click.option("--seconds", type=float, help="运行多少秒后停止（默认直到中断）。 Stop after so many seconds.")
def simulate(port: int, registry: Path | None, seconds: float | None) -> None:
    """在本机运行模拟门户，直到中断。 Run the simulated portals on this machine until interrupted."""
    from crawler.simulator.server import CONTROL, Simulator

    try:
        simulator = Simulator(port=port, repost=True)
    except OSError as error:
        raise click.ClickException(
            f"127.0.0.1:{port} 无法使用（{error.strerror}），请用 --port 另选。"
            f" 127.0.0.1:{port} cannot be used ({error.strerror}); choose another --port."
        ) from error
    with simulator:
        address = f"http://127.0.0.1:{simulator.port}"
        for site in simulator.sites:
            click.echo(
                f"{site.title_zh}  {len(site.reports)} 份  http://{site.host}.localhost:{simulator.port}/"
            )
        click.echo(
            f"在浏览器中打开 Open in a browser: {address}/\n"
            f"故障开关 Fault switch: {address}{CONTROL}?host=www.sim-trs.gov.cn&path=*&fault=500"
        )
        if registry:
            simulator.write_registry(registry)
            click.echo(f"门户文件已写入 Portal files written to {registry}")
        threading.Event().wait(seconds)


commands: tuple[click.Command, ...] = (simulate,)
