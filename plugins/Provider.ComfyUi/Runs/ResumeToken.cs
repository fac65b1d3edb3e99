namespace LettucePlug.Provider.ComfyUi.Runs;

/// <summary>The server's ids of the jobs of a request.</summary>
internal static class ResumeToken
{
    public static string Write(IEnumerable<string> promptIds) => string.Join(',', promptIds);

    public static IReadOnlyList<string> Read(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        return token.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
