using System.Text;

namespace LettucePlug.Host.Http;

/// <summary>
/// Takes the keys that were in use, and the forms in which they travel, out of text. Services like to repeat the key
/// they refuse.
/// </summary>
internal sealed class KeyRedactor
{
    private const string Mark = "[key]";

    /// <summary>Shorter words would be found in every other sentence.</summary>
    private const int ShortestSecret = 6;

    private readonly Lock _gate = new();
    private string[] _secrets = [];

    public void Learn(string secret)
    {
        if (secret.Length < ShortestSecret || Array.IndexOf(_secrets, secret) >= 0)
        {
            return;
        }

        string[] forms =
        [
            secret,
            Uri.EscapeDataString(secret),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
            .. secret.Split(':', 2) is [_, { Length: >= ShortestSecret } password] ? new[] { password } : [],
        ];
        lock (_gate)
        {
            // Long forms first, so that what contains another is taken out whole.
            _secrets = [.. _secrets.Concat(forms).Distinct().OrderByDescending(form => form.Length)];
        }
    }

    public string Redact(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        }

        return text;
    }

    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> utf8)
    {
        foreach (var secret in _secrets)
        {
            if (utf8.Span.IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0)
            {
                return Encoding.UTF8.GetBytes(Redact(Encoding.UTF8.GetString(utf8.Span)));
            }
        }

        return utf8;
    }
}
