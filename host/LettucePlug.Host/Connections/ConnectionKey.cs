using LettucePlug.Host.Secrets;

namespace LettucePlug.Host.Connections;

/// <summary>Where the key of a connection comes from, in words for forms and lists. Never the key itself.</summary>
internal static class ConnectionKey
{
    public static SecretSource InVariable(string name) => new() { Kind = SecretKind.Environment, Value = name };

    public static SecretSource PrintedBy(string command) => new() { Kind = SecretKind.Command, Value = command };

    public static string? VariableOf(Connection connection) =>
        connection.Key is { Kind: SecretKind.Environment } key ? key.Value : null;

    public static string? CommandOf(Connection connection) =>
        connection.Key is { Kind: SecretKind.Command } key ? key.Value : null;

    public static bool IsStored(Connection connection) => connection.Key is { Kind: SecretKind.File };

    public static string Describe(Connection connection) => connection.Key switch
    {
        null => "none",
        { Kind: SecretKind.Environment, Value: var name } => $"in the variable {name}",
        { Kind: SecretKind.Command, Value: var command } => $"printed by '{command}'",
        _ => "in secrets.json, which only you can read",
    };
}
