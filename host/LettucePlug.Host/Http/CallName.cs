namespace LettucePlug.Host.Http;

/// <summary>
/// A call as the log names it: formatted only where it is written, without query, and without the long or escaped
/// parts of a path, which may be prompts.
/// </summary>
internal readonly record struct CallName(string Connection, HttpMethod Method, Uri Address)
{
    private const int LongestPart = 48;

    public override string ToString() => $"{Connection}: {Method} {Origin.Of(Address)}{SafePath(Address)}";

    public static string SafePath(Uri address) => string.Join('/', address.AbsolutePath.Split('/').Select(
        part => part.Length > LongestPart || part.Contains('%') ? "…" : part));
}
