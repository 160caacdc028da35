"""Answers each line on standard input: a new connection, all commands in eight channels at a time, how much they printed."""

import asyncio
import json
import sys

import asyncssh


async def look(settings):
    eight = asyncio.Semaphore(8)
    async with asyncssh.connect(
        "127.0.0.1",
        port=settings["port"],
        username=settings["user"],
        client_keys=[settings["identityFile"]],
        known_hosts=None,
        config=None,
        agent_path=None,
    ) as connection:

        async def run(command):
            async with eight:
                return await connection.run(command, encoding=None)

        outputs = await asyncio.gather(*map(run, settings["commands"]))
        return sum(len(output.stdout) for output in outputs)


async def main():
    settings = json.loads(sys.argv[1])
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(await look(settings), flush=True)


asyncio.run(main())
