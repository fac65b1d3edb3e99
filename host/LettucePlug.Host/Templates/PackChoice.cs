using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Templates;

/// <summary>The packs the user chose, in <c>templates/pack.lock</c>.</summary>
internal sealed class PackChoice(HostPaths paths, TimeProvider time)
{
    private readonly ConfigFile<PackLock> _file = new(Path.Combine(paths.Templates, "pack.lock"), TemplateJson.Default.PackLock, time);

    public IReadOnlyList<LockedPack> Read() => _file.Read()?.Packs ?? [];

    public Task ChooseAsync(IReadOnlyList<TemplatePack> packs, CancellationToken cancellationToken) =>
        _file.ChangeAsync(
            _ => new PackLock
            {
                Packs = [.. packs.Select(pack => new LockedPack { Id = pack.Id, Version = pack.Version, Sha256 = pack.Sha256 })],
            },
            cancellationToken);
}
