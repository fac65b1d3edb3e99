using System.Text;

namespace LettucePlug.Sdk.Testing;

/// <summary>The checks that every template pack passes.</summary>
public static class TemplatePackConformance
{
    private const int MostFiles = 500;
    private const long MostBytes = 8L * 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The checks for a pack.</summary>
    /// <param name="create">Makes the pack; called once per check.</param>
    /// <returns>The checks; their names are unique and stay the same.</returns>
    public static IReadOnlyList<ConformanceCheck> For(Func<ITemplatePack> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return
        [
            Check("The id is sane.", create, pack => Expect.That(
                pack.Id.Length is > 0 and <= 200 && char.IsAsciiLetterOrDigit(pack.Id[0]) &&
                    pack.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_'),
                "The id is lower-case letters, digits, dots, dashes and underscores.",
                $"'{pack.Id}'.")),
            Check("The pack has a pack.yaml.", create, pack => Expect.That(
                pack.Files.Contains("pack.yaml"), "A pack has a pack.yaml at its root.", string.Join(", ", pack.Files.Take(10)) + ".")),
            Check("The pack has a lawful list of files.", create, CheckFiles),
            Check("Every file is UTF-8 text, and all are small enough.", create, CheckText),
            Check("A file can be opened twice at once.", create, CheckTwice),
            Check("A file that is not there is refused.", create, pack =>
            {
                CheckRefused(pack, "no/such.file");
                CheckRefused(pack, "../pack.yaml");
                CheckRefused(pack, "");
            }),
        ];
    }

    private static ConformanceCheck Check(string name, Func<ITemplatePack> create, Action<ITemplatePack> run) => new()
    {
        Name = name,
        RunAsync = token => Expect.InTimeAsync(name, _ =>
        {
            run(create());
            return Task.CompletedTask;
        }, token),
    };

    private static void CheckFiles(ITemplatePack pack)
    {
        Expect.That(pack.Files.Count <= MostFiles, $"A pack has at most {MostFiles} files.", $"{pack.Files.Count}.");
        Expect.That(
            pack.Files.SequenceEqual(pack.Files), "The list of files stays the same.", "another list.");
        var twice = pack.Files.GroupBy(file => file).FirstOrDefault(group => group.Count() > 1);
        Expect.That(twice is null, "A file is listed once.", $"'{twice?.Key}' twice.");
        foreach (var file in pack.Files)
        {
            Expect.That(
                file.Length > 0 && !file.StartsWith('/') && !file.Contains('\\') && !file.Any(char.IsControl) &&
                    file.Split('/').All(part => part is not ("" or "." or "..")),
                "A path is relative to the root of the pack, with / between its parts.",
                $"'{file}'.");
        }
    }

    private static void CheckText(ITemplatePack pack)
    {
        long total = 0;
        foreach (var file in pack.Files)
        {
            var bytes = Read(pack, file);
            total += bytes.Length;
            Expect.That(total <= MostBytes, "The files of a pack take at most 8 MiB.", $"{total} bytes up to '{file}'.");
            try
            {
                _ = Strict.GetCharCount(bytes);
            }
            catch (DecoderFallbackException e)
            {
                throw new ContractViolation("Every file is UTF-8 text.", $"'{file}' is not.", e);
            }
        }
    }

    private static void CheckTwice(ITemplatePack pack)
    {
        foreach (var file in pack.Files.Take(1))
        {
            using var first = pack.Open(file);
            var second = Read(pack, file);
            using var copy = new MemoryStream();
            first.CopyTo(copy);
            Expect.That(copy.ToArray().AsSpan().SequenceEqual(second), "Both streams give the whole file.", $"different bytes of '{file}'.");
        }
    }

    private static void CheckRefused(ITemplatePack pack, string file)
    {
        try
        {
            pack.Open(file).Dispose();
        }
        catch (FileNotFoundException)
        {
            return;
        }
        catch (Exception e)
        {
            throw new ContractViolation("A file that is not there throws FileNotFoundException.", $"{e.GetType().Name} for '{file}'.", e);
        }

        throw new ContractViolation("A file that is not there throws FileNotFoundException.", $"a stream for '{file}'.");
    }

    private static byte[] Read(ITemplatePack pack, string file)
    {
        using var stream = pack.Open(file);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
