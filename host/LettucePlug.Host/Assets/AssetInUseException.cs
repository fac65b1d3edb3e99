namespace LettucePlug.Host.Assets;

internal sealed class AssetInUseException : LettucePlugException
{
    public AssetInUseException(string asset, IReadOnlyList<AssetUse> uses)
        : base($"The asset '{asset}' is in use by {Names(uses)}.")
    {
        Uses = uses;
        Hint = $"To trash it all the same: lettuceplug assets trash {asset} --force";
    }

    public override string Code => "asset-in-use";

    public IReadOnlyList<AssetUse> Uses { get; }

    private static string Names(IReadOnlyList<AssetUse> uses) =>
        string.Join(", ", uses.Take(3)) + (uses.Count > 3 ? $" and {uses.Count - 3} more" : "");
}
