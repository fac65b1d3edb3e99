namespace LettucePlug.Host.Plugins;

/// <summary>Finds a way along "requires" from a plugin back to itself.</summary>
internal static class RequirementCycle
{
    public static IReadOnlyList<string>? Find(string start, IReadOnlyDictionary<string, InstalledPlugin> plugins)
    {
        var path = new List<string>();
        return Visit(start, start, plugins, path, []) ? path : null;
    }

    private static bool Visit(
        string id,
        string goal,
        IReadOnlyDictionary<string, InstalledPlugin> plugins,
        List<string> path,
        HashSet<string> seen)
    {
        path.Add(id);
        foreach (var next in plugins.GetValueOrDefault(id)?.Manifest?.Requires.Keys ?? [])
        {
            if (next == goal)
            {
                path.Add(goal);
                return true;
            }

            if (seen.Add(next) && Visit(next, goal, plugins, path, seen))
            {
                return true;
            }
        }

        path.RemoveAt(path.Count - 1);
        return false;
    }
}
