namespace LettucePlug.Host.Plugins;

/// <content>How a plugin that did not come with the program gets onto the user's list, and off it.</content>
internal sealed partial class PluginHost
{
    public PluginStatus Trust(string folder)
    {
        var findings = new Findings(PlainText.Clean(folder, 300));
        var full = Path.GetFullPath(folder);
        if (!File.Exists(Path.Combine(full, PluginManifestReader.FileName)))
        {
            throw PluginLoadException.Of(
                PluginStage.Discover,
                PluginCodes.Unreadable,
                folder,
                $"there is no {PluginManifestReader.FileName} in {full}",
                "Name the folder that holds it, such as the one the plugin was built into.");
        }

        if (PluginManifestReader.Read(full, findings) is not { } manifest)
        {
            throw PluginLoadException.For(findings.FirstError!); // no manifest means an error
        }

        RequireFreeId(manifest.Id);
        return List(manifest.Id, full, full);
    }

    public PluginStatus Install(string path)
    {
        var plugin = Installing(path, () => new PluginInstaller(_options).Install(Path.GetFullPath(path), RequireFreeId));
        return List(plugin.Id, plugin.Folder, Path.GetRelativePath(_options.HomeDirectory, plugin.Folder));
    }

    public PluginStatus Remove(string pluginId)
    {
        var slot = Find(pluginId);
        if (slot.Plugin.IsBundled)
        {
            throw PluginLoadException.Of(
                PluginStage.Discover,
                PluginCodes.NotAllowed,
                pluginId,
                "it comes with the program and cannot be removed",
                $"Switch it off: lettuceplug plugins disable {pluginId}");
        }

        // Out of the list first: a folder that nobody names does no harm, a name without a folder does.
        Edit(pluginId, text => PluginListEditor.Remove(text, pluginId));
        Change(() => _state.Distrust(pluginId));
        Installing(pluginId, () =>
        {
            new PluginInstaller(_options).Remove(pluginId);
            return true;
        });
        lock (_gate)
        {
            _catalog = null;
        }

        return Describe(slot);
    }

    private static T Installing<T>(string subject, Func<T> change)
    {
        try
        {
            return change();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw PluginLoadException.Of(
                PluginStage.Paths, PluginCodes.Unreadable, Path.GetFileName(subject), error.Message, "Nothing was changed. Check the disk, and who may read and write there.");
        }
    }

    private void RequireFreeId(string pluginId)
    {
        if (Slots().FirstOrDefault(slot => slot.Plugin.Id == pluginId) is { Plugin.IsBundled: true })
        {
            throw PluginLoadException.Of(
                PluginStage.Discover,
                PluginCodes.Duplicate,
                pluginId,
                "the id belongs to a plugin that comes with the program",
                "Give your plugin an id of its own.");
        }
    }

    private PluginStatus List(string pluginId, string folder, string listed)
    {
        Edit(pluginId, "path", PluginListEditor.Quote(listed));
        Change(() => _state.Trust(pluginId, folder));
        return Describe(Reread(pluginId));
    }
}
