using System.Security.Cryptography;
using System.Text;

namespace LettucePlug.Storage.Files;

/// <summary>
/// Names as names of files that differ on every file system, also where case does not count: a capital letter is
/// written as <c>@</c> and the small one, anything else that is unsafe as <c>@</c> and two hexadecimal digits (of which
/// the first is a digit, so that the two can be told apart).
/// </summary>
internal static class FileNames
{
    public const string Extension = ".json";

    /// <summary>Leaves room for an extension in the 255 bytes of common file systems.</summary>
    private const int Longest = 200;

    private const int KeptOfLong = 100;
    private const string HashMark = "@@";
    private const int HashBytes = 16;

    private static readonly string[] Devices = ["con", "prn", "aux", "nul"];

    public static string Encode(string name)
    {
        var encoded = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            var unsafeHere = letter == ':' || (letter == '.' && i == name.Length - 1) || (i == 0 && IsDevice(name));
            if (char.IsAsciiLetterUpper(letter) && !unsafeHere)
            {
                encoded.Append('@').Append(char.ToLowerInvariant(letter));
            }
            else if (unsafeHere)
            {
                encoded.Append('@').Append(((int)letter).ToString("x2"));
            }
            else
            {
                encoded.Append(letter);
            }
        }

        return encoded.Length <= Longest ? encoded.ToString() : Shorten(encoded.ToString(), name);
    }

    public static bool IsShortened(string fileName) => fileName.Contains(HashMark, StringComparison.Ordinal);

    /// <summary>The name behind a file name that is not shortened, without extension; null where it is not ours.</summary>
    public static string? Decode(string fileName)
    {
        var name = new StringBuilder(fileName.Length);
        for (var i = 0; i < fileName.Length; i++)
        {
            if (fileName[i] != '@')
            {
                name.Append(fileName[i]);
            }
            else if (i + 1 < fileName.Length && char.IsAsciiLetterLower(fileName[i + 1]))
            {
                name.Append(char.ToUpperInvariant(fileName[++i]));
            }
            else if (i + 2 < fileName.Length && fileName[(i + 1)..(i + 3)].All(char.IsAsciiHexDigit))
            {
                name.Append((char)Convert.ToInt32(fileName.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                return null;
            }
        }

        // A file that was put here by hand under a name that we would write differently is not read by it either.
        var decoded = name.ToString();
        return decoded.Length > 0 && Encode(decoded) == fileName ? decoded : null;
    }

    // Windows keeps these names, with any extension, for devices.
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].ToLowerInvariant();
        return Devices.Contains(stem) ||
            (stem.Length == 4 && stem[3] is >= '0' and <= '9' &&
                (stem.StartsWith("com", StringComparison.Ordinal) || stem.StartsWith("lpt", StringComparison.Ordinal)));
    }

    private static string Shorten(string encoded, string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes));
        return encoded[..KeptOfLong].TrimEnd('@') + HashMark + hash;
    }
}
