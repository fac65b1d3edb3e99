using System.CommandLine;
using System.Text;
using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Cli;

/// <summary>Options of the form <c>KEY=VALUE</c>, given any number of times.</summary>
internal static class KeyValues
{
    /// <summary>Another encoding would otherwise lose letters without a word.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Option<string[]> Option(string name, string description, string helpName = "KEY=VALUE") => new(name)
    {
        Description = description,
        HelpName = helpName,
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Dictionary<string, string> Read(string[]? typed, string option)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in typed ?? [])
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw CatalogException.Bad("bad-pair", $"'{pair}' is not of the form KEY=VALUE.", $"{option} KEY=VALUE");
            }

            read[pair[..at].Trim()] = pair[(at + 1)..];
        }

        return read;
    }

    /// <summary>The same with files in place of the values.</summary>
    public static async Task<Dictionary<string, string>> ReadFilesAsync(
        string[]? typed,
        string option,
        CancellationToken cancellationToken)
    {
        var read = Read(typed, option);
        foreach (var (key, path) in read.ToList())
        {
            try
            {
                read[key] = path == "-"
                    ? await Console.In.ReadToEndAsync(cancellationToken)
                    : await File.ReadAllTextAsync(path, Strict, cancellationToken);
            }
            catch (DecoderFallbackException)
            {
                throw CatalogException.Bad("unreadable-file", $"{path} is no text in UTF-8.", "Save it as UTF-8 in your editor.");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw CatalogException.Bad("unreadable-file", $"{path} cannot be read: {error.Message}");
            }
        }

        return read;
    }
}
