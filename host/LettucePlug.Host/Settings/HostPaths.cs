namespace LettucePlug.Host.Settings;

/// <summary>Where things are. Everything the program reads or writes lies below <see cref="Home"/>.</summary>
internal sealed record HostPaths
{
    public required string Home { get; init; }

    public string SettingsFile => Path.Combine(Home, "settings.json");

    public string ConnectionsFile => Path.Combine(Home, "connections.json");

    public string SecretsFile => Path.Combine(Home, "secrets.json");

    public string PluginsFile => Path.Combine(Home, "plugins.json");

    public string Templates => Path.Combine(Home, "templates");

    public string TrustedRoots => Path.Combine(Home, "trusted-roots");

    public string Storage => Path.Combine(Home, "storage");

    public string State => Path.Combine(Home, "state");

    public string Logs => Path.Combine(Home, "logs");

    public static string BundledPlugins => Path.Combine(AppContext.BaseDirectory, "plugins");

    public static string BundledPluginsFile => Path.Combine(AppContext.BaseDirectory, "plugins.json");

    /// <summary>The option wins over <c>LETTUCEPLUG_HOME</c>, which wins over the user's data folder.</summary>
    public static HostPaths Find(string? homeOption, Func<string, string?> environment)
    {
        var home = homeOption is { Length: > 0 } ? homeOption
            : environment("LETTUCEPLUG_HOME") is { Length: > 0 } named ? named
            : Path.Combine(DataHome(environment), "lettuceplug");
        return new HostPaths { Home = Path.GetFullPath(home) };
    }

    /// <summary>Makes the home, if there is none, for its user alone: chats are nobody else's to read.</summary>
    public HostPaths Prepare()
    {
        try
        {
            PrivateFolder.Ensure(Home);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever has something to write says what is in the way.
        }

        return this;
    }

    private static string DataHome(Func<string, string?> environment) =>
        environment("XDG_DATA_HOME") is { } xdg && Path.IsPathRooted(xdg)
            ? xdg
            // The folder may not exist yet, and without this option its path would come back empty.
            : Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify);
}
