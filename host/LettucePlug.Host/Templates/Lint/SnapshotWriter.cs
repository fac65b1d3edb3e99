namespace LettucePlug.Host.Templates;

/// <summary>Writes what samples became as the snapshots of a pack. Only folders can take them.</summary>
internal static class SnapshotWriter
{
    public static IReadOnlyList<SampleRun> Write(IReadOnlyList<TemplatePack> packs, IReadOnlyList<SampleRun> runs)
    {
        var written = new List<SampleRun>();
        foreach (var run in runs)
        {
            var pack = packs.First(pack => pack.Id == run.Pack);
            if (pack.IsFromPlugin || run.Picture is not { } picture)
            {
                written.Add(run);
                continue;
            }

            var folder = Path.Combine(pack.Source, "expected");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, run.Sample + ".txt"), picture);
            written.Add(run with { State = "same", Problem = null });
        }

        return written;
    }
}
