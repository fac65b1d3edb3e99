namespace LettucePlug.Host.Plugins;

/// <summary>What a plugin says it needs beyond plain managed code.</summary>
internal sealed record ManifestPermissions
{
    /// <summary>Origins such as <c>https://api.example.com</c>; the user's own base URL is always allowed.</summary>
    public IReadOnlyList<string> Network { get; init; } = [];

    /// <summary>Whether it keeps files in the data folder it is given.</summary>
    public bool DataFolder { get; init; }

    /// <summary>Whether it calls native libraries.</summary>
    public bool Native { get; init; }

    /// <summary>Whether it starts other programs.</summary>
    public bool Process { get; init; }

    /// <summary>The environment variables it reads.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
