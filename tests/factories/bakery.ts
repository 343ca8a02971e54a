/** What the bots of the tests know. A file of its own: browser tests read it, and load nothing of the product. */
export const BAKERY = `# Opening hours

The bakery opens at seven in the morning and closes at six in the evening, from Tuesday to Sunday. On Mondays it is closed.

# Bread

Our rye bread is baked with sourdough and contains no yeast. A loaf of one kilogram costs 5.40 euros.

# Delivery

We deliver within ten kilometres for three euros. Orders before ten o'clock arrive on the same day.`;
