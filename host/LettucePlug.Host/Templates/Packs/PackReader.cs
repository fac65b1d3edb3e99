using System.Text;
using System.Text.RegularExpressions;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Sorts the files of a pack. One bad file costs that file; only a bad <c>pack.yaml</c> costs the pack.</summary>
internal sealed partial class PackReader
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private readonly PackContents _contents;
    private readonly List<Diagnostic> _found = [];
    private readonly List<PromptFile> _prompts = [];
    private readonly Dictionary<string, PromptFile> _partials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _strings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _samples = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _expected = new(StringComparer.Ordinal);
    private string _id;
    private HashSet<string> _locales = [];

    private PackReader(PackContents contents)
    {
        _contents = contents;
        _id = contents.Id;
    }

    public static TemplatePack Read(PackContents contents) => new PackReader(contents).Read();

    private TemplatePack Read()
    {
        var manifest = ReadManifest();
        if (manifest is not null)
        {
            _id = manifest.Id;
            _locales = [.. manifest.Locales.Select(locale => locale.ToLowerInvariant())];
            foreach (var (path, bytes) in _contents.Files.Where(file => file.Key != PackContents.ManifestFile).OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                Sort(path, bytes);
            }
        }

        return new TemplatePack
        {
            Id = _id,
            Source = _contents.Source,
            IsFromPlugin = _contents.IsFromPlugin,
            Manifest = manifest,
            Prompts = _prompts,
            Partials = _partials,
            Strings = _strings,
            Samples = _samples,
            Expected = _expected,
            Diagnostics = _found,
            Sha256 = TemplatePack.HashOf(_contents),
        };
    }

    private PackManifest? ReadManifest()
    {
        if (_contents.Problem is { } problem)
        {
            var code = problem == PackContents.TooBig ? TemplateCodes.PackLimit : TemplateCodes.BadManifest;
            Complain(code, "", $"the pack cannot be read: {problem}");
            return null;
        }

        if (!_contents.Files.TryGetValue(PackContents.ManifestFile, out var bytes))
        {
            Complain(TemplateCodes.BadManifest, "", "the pack has no pack.yaml");
            return null;
        }

        if (Decode(PackContents.ManifestFile, bytes) is not { } text)
        {
            return null;
        }

        var manifest = PackManifestReader.Read(new TemplateSource($"{_id}/{PackContents.ManifestFile}", text), _found);
        if (manifest is not null && _contents.IsFromPlugin && manifest.Id != _contents.Id)
        {
            Complain(TemplateCodes.BadManifest, PackContents.ManifestFile, $"pack.yaml says '{manifest.Id}' and the plugin '{_contents.Id}'");
            return null;
        }

        return manifest;
    }

    private void Sort(string path, byte[] bytes)
    {
        var parts = path.Split('/');
        if (parts.Length == 1 && (path.StartsWith("README", StringComparison.OrdinalIgnoreCase) || path.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        if (parts.Length != 2 || !FileName().IsMatch(parts[1]))
        {
            Complain(TemplateCodes.BadFileName, path, $"'{path}' is at no place that means something", "prompts/, partials/, locales/, samples/ and expected/ hold files with names of a-z, 0-9, dots, dashes and _");
            return;
        }

        var (name, ending) = (Path.GetFileNameWithoutExtension(parts[1]), Path.GetExtension(parts[1]));
        var place = (parts[0], ending) switch
        {
            ("prompts", ".liquid") => AddPrompt,
            ("partials", ".liquid") => AddPartial,
            ("locales", ".yaml") => AddStrings,
            ("samples", ".json") => (key, text, _) => _samples[key] = text,
            ("expected", ".txt") => (key, text, _) => _expected[key] = text,
            _ => default(Action<string, string, string>),
        };
        if (place is null)
        {
            Complain(TemplateCodes.BadFileName, path, $"'{path}' is at no place that means something", "prompts/*.liquid, partials/_*.liquid, locales/*.yaml, samples/*.json, expected/*.txt");
        }
        else if (Decode(path, bytes) is { } text)
        {
            place(name, text, path);
        }
    }

    private void AddPrompt(string name, string text, string path)
    {
        var (id, locale) = LocaleName.Split(name, _locales.Contains);
        if (name.StartsWith('_'))
        {
            Complain(TemplateCodes.BadFileName, path, $"'{path}' begins like a partial", "move it to partials/, or take the underscore off");
            return;
        }

        _prompts.Add(new PromptFile(_id, path, id, locale, text));
    }

    private void AddPartial(string name, string text, string path)
    {
        if (!name.StartsWith('_'))
        {
            Complain(TemplateCodes.BadFileName, path, $"'{path}' does not begin with an underscore", "name it " + "_" + name + ".liquid");
            return;
        }

        _partials[name] = new PromptFile(_id, path, name, null, text);
    }

    private void AddStrings(string name, string text, string path)
    {
        var source = new TemplateSource($"{_id}/{path}", text);
        var strings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in (YamlReader.Read(source, 0, text.Length, _found) as YamlMap)?.Entries.Select(entry => (entry.Key, entry.Value)) ?? [])
        {
            if (value is YamlText one)
            {
                strings[key.Value] = one.Value;
            }
            else
            {
                _found.Add(source.Error(TemplateCodes.BadValue, value.Start, value.End, $"'{key.Value}' takes text"));
            }
        }

        _strings[name] = strings;
    }

    private string? Decode(string path, byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            Complain(TemplateCodes.NotText, path, $"'{path}' is not UTF-8 text", "save it as UTF-8");
            return null;
        }
    }

    private void Complain(DiagnosticCode code, string path, string message, string? hint = null) =>
        _found.Add(new Diagnostic { Code = code, File = path.Length > 0 ? $"{_id}/{path}" : _id, Message = message, Hint = hint });

    [GeneratedRegex(@"\A[a-z0-9_][a-z0-9._-]{0,120}\z")]
    private static partial Regex FileName();
}
