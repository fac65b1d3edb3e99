namespace LettucePlug.Host.Secrets;

internal enum SecretKind
{
    /// <summary>In an environment variable; <see cref="SecretSource.Value"/> is its name.</summary>
    Environment,

    /// <summary>Printed by a command; <see cref="SecretSource.Value"/> is its shell line.</summary>
    Command,

    /// <summary>In the file of secrets in the home folder, under the connection's id.</summary>
    File,
}

/// <summary>Where a key is to be found. Never the key itself.</summary>
internal sealed record SecretSource
{
    public required SecretKind Kind { get; init; }

    public string Value { get; init; } = "";
}
