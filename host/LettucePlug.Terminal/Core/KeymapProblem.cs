namespace LettucePlug.Terminal;

/// <summary>Something wrong with the keys of commands.</summary>
/// <param name="Kind">What.</param>
/// <param name="CommandId">Of which command.</param>
/// <param name="Keys">Which keys, as they were written.</param>
/// <param name="OtherId">The other command, for conflicts.</param>
public sealed record KeymapProblem(KeymapProblemKind Kind, string CommandId, string Keys = "", string? OtherId = null)
{
    /// <summary>A sentence for the user.</summary>
    public override string ToString() => Kind switch
    {
        KeymapProblemKind.UnknownCommand => $"There is no command '{CommandId}'.",
        KeymapProblemKind.UnknownKey => $"'{Keys}' for '{CommandId}' is not a key. Keys are written like ctrl+p, alt+enter, f1 or g g.",
        KeymapProblemKind.Conflict => $"'{Keys}' is given to '{CommandId}' and to '{OtherId}'; the first one gets it.",
        KeymapProblemKind.Hidden => $"'{Keys}' of '{CommandId}' is never complete: '{OtherId}' takes its beginning.",
        _ => $"Some terminals cannot send '{Keys}', the only keys of '{CommandId}'.",
    };
}
