/** Three rows, one of them with a cell that a spreadsheet would run. */
export const exampleCsv = 'id,name,speed\nc1,Sprinter,-1\nc2,"Käfer, 1302",130\nc3,Ente,110\n';
