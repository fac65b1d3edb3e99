namespace Benchmarks.Liquid;

/// <summary>The template, its data, what it must become, and its twin for Handlebars.</summary>
internal sealed record SceneFiles(string Folder)
{
    public string Template => File.ReadAllText(Path.Combine(Folder, "scene-writer.liquid"));

    public byte[] Data => File.ReadAllBytes(Path.Combine(Folder, "scene-writer.json"));

    public string Expected => File.ReadAllText(Path.Combine(Folder, "scene-writer.expected.txt"));

    public string Handlebars => File.ReadAllText(Path.Combine(Folder, "scene-writer.hbs"));

    public static SceneFiles? Find()
    {
        var named = Environment.GetEnvironmentVariable("LETTUCEPLUG_SHARED");
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var bench = Path.Combine(named ?? Path.Combine(folder, "shared"), "bench");
            if (File.Exists(Path.Combine(bench, "scene-writer.liquid")))
            {
                return new SceneFiles(bench);
            }
        }

        return null;
    }
}
