/* An article that was written for the tests; it meets every stage. */
#ifndef SAIDBY_ARTICLE_H
#define SAIDBY_ARTICLE_H

static const char ARTICLE[] =
    "Veld council to keep its old bridge\n"
    "\n"
    "By Ilse Arden\n"
    "\n"
    "VELD (North Wire) — The mayor of Veld, Marta Quill, said on Monday that the old bridge would stay open.\n"
    "\n"
    "“The bridge is safe,” Quill told reporters. “It has stood for ninety years, and it will stand for ninety more.”\n"
    "\n"
    "“We have asked three engineers. They all agree.\n"
    "\n"
    "“Nobody is going to tear it down while I am mayor.”\n"
    "\n"
    "Her rival, Councillor Bert Lund, called the plan “a gamble”. He warned that repairs would cost “more than the "
    "town "
    "earns in a year”, according to the Veld Courier.\n"
    "\n"
    "Moss and Lund said they would not vote for it. Asked why, Dr. Ada Moss, a senior fellow at the Institute for "
    "Rivers, "
    "replied: “My brother said he would sell his boat.”\n"
    "\n"
    "Ostravia denies any such plans, a source familiar with the talks said. “No comment,” the ministry’s spokesman, "
    "who declined to be named, wrote in an e-mail 💬.\n";

#endif
