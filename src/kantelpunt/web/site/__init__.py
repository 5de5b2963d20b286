"""Settings, addresses and commands: where the application is put together."""
