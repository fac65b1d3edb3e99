using LettucePlug.Host.Plugins;
using LettucePlug.Host.Settings;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>
/// Finds all packs. What plugins ship is read once; folders and overrides are looked at each time, so that a changed
/// prompt counts from the next message on.
/// </summary>
internal sealed class TemplateLibrary(IPluginHost plugins, HostPaths paths, OverrideStore overrides, PackChoice choice) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, (string Stamp, TemplatePack Pack)> _folders = new(StringComparer.Ordinal);
    private IReadOnlyList<TemplatePack>? _fromPlugins;
    private (string Stamp, TemplateSnapshot Snapshot)? _last;

    public string PacksFolder => Path.Combine(paths.Templates, "packs");

    public async Task<TemplateSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _fromPlugins ??=
            [
                .. (await plugins.GetTemplatePacksAsync(cancellationToken)).Select(loaded => PackReader.Read(PackSources.FromPlugin(loaded))),
            ];
            var folders = ReadFolders();
            var chosen = choice.Read();
            var stamp = string.Join('|', folders.Select(folder => folder.Stamp)) + overrides.Stamp()
                + string.Join('|', chosen.Select(one => one.Id + one.Sha256));
            if (_last is { } last && last.Stamp == stamp)
            {
                return last.Snapshot;
            }

            var snapshot = Build(_fromPlugins, [.. folders.Select(folder => folder.Pack)], chosen);
            _last = (stamp, snapshot);
            return snapshot;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private TemplateSnapshot Build(IReadOnlyList<TemplatePack> shipped, IReadOnlyList<TemplatePack> own, IReadOnlyList<LockedPack> chosen)
    {
        var packs = new List<TemplatePack>();
        var problems = new List<Diagnostic>();
        foreach (var pack in shipped.Concat(own))
        {
            if (packs.Find(other => other.Id == pack.Id) is { } first)
            {
                problems.Add(Problem(TemplateCodes.BadManifest, pack.Id, $"there are two packs '{pack.Id}': the one of {first.Source} is used, the one of {pack.Source} is not", "give one another id in pack.yaml"));
            }
            else
            {
                packs.Add(pack);
            }
        }

        foreach (var one in chosen)
        {
            if (packs.Find(pack => pack.Id == one.Id) is not { } pack)
            {
                problems.Add(Problem(TemplateCodes.MissingDependency, one.Id, $"the chosen pack '{one.Id}' is not there", "choose again with 'lettuceplug templates use'"));
            }
            else if (pack.Sha256 != one.Sha256)
            {
                var versions = one.Version == pack.Version ? $"still {one.Version}" : $"{one.Version}, now {pack.Version}";
                problems.Add(Problem(TemplateCodes.PackChanged, one.Id, $"the pack '{one.Id}' has changed since it was chosen ({versions})", "'lettuceplug templates use' takes note of it") with { Severity = DiagnosticSeverity.Warning });
            }
        }

        return new TemplateSnapshot
        {
            Packs = packs,
            Chosen = chosen,
            Overrides = overrides.Read(),
            Records = overrides.ReadRecords(),
            Problems = problems,
        };
    }

    private List<(string Stamp, TemplatePack Pack)> ReadFolders()
    {
        var found = new List<(string, TemplatePack)>();
        foreach (var folder in Directory.Exists(PacksFolder) ? Directory.GetDirectories(PacksFolder).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var stamp = folder + PackSources.StampOf(folder);
            if (!_folders.TryGetValue(folder, out var known) || known.Stamp != stamp)
            {
                known = (stamp, PackReader.Read(PackSources.FromFolder(folder)));
                _folders[folder] = known;
            }

            found.Add(known);
        }

        return found;
    }

    private static Diagnostic Problem(DiagnosticCode code, string file, string message, string hint) =>
        new() { Code = code, File = file, Message = message, Hint = hint };
}
