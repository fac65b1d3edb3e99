using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Hands partials and parents to the engine. The file that asks says which pack it belongs to.</summary>
internal sealed class PackTemplateLoader(TemplateSnapshot snapshot, PromptFile root, string? locale) : ITemplateLoader
{
    public IEnumerable<string> Names => PackScope.PartialNames(snapshot, root.PackId);

    public LiquidTemplate? Load(string name, TemplateUse use, string from)
    {
        var pack = from.Split('/')[0];
        if (use != TemplateUse.Extends)
        {
            return PackScope.FindPartial(snapshot, pack, name)?.Require();
        }

        var child = root.Source.File == from ? root : FindByFile(pack, from);
        return child is null ? null : PackScope.FindParent(snapshot, child, name, locale)?.Require();
    }

    private PromptFile? FindByFile(string pack, string file) =>
        snapshot.FindPack(pack)?.Prompts.FirstOrDefault(prompt => prompt.Source.File == file);
}
